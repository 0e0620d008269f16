package dev.counterfoil.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.notices.TasksChanged;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.UUID;

/** What needs attention, of everything or of one client, while it is shown; not there while nothing does. */
class OpenTasks extends Div {

    private final transient SerializableSupplier<List<Tasks.Task>> open;
    private final transient Doubts doubts;
    private final transient TaskArrivals arrivals;
    private final transient Actor actor;

    OpenTasks(SerializableSupplier<List<Tasks.Task>> open, Doubts doubts, TaskArrivals arrivals, Actor actor) {
        this.open = open;
        this.doubts = doubts;
        this.arrivals = arrivals;
        this.actor = actor;
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Registration told = arrivals.register(TasksChanged.class, () -> ui.access(this::show));
        addDetachListener(left -> {
            left.unregisterListener();
            told.remove();
        });
    }

    private void show() {
        List<Tasks.Task> tasks = open.get();
        removeAll();
        setVisible(!tasks.isEmpty());
        if (!tasks.isEmpty()) {
            add(new HomeSection(
                    getTranslation("shell.home.attention"),
                    null,
                    tasks.stream().map(task -> TaskRow.of(task, this::checked)).toList()));
        }
    }

    private void checked(Tasks.Task task) {
        if (doubts.checked(actor, UUID.fromString(task.subject()))) {
            Toast.info(getTranslation("shell.home.checked.done"));
        }
        show();
    }
}
