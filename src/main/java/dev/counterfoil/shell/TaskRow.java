package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.notices.Tasks;
import java.util.function.Consumer;

/** What somebody has to look at, as a row that leads to the page or the entry it is about, if there is one. */
final class TaskRow {

    private TaskRow() {}

    /** A row that says what to do, with a button for who has done it where a person's word ends the task. */
    static Component of(Tasks.Task task, Consumer<Tasks.Task> checked) {
        if (!task.kind().equals(Doubts.TASK)) {
            return row(task);
        }
        Button done = new Button();
        done.addClickListener(click -> checked.accept(task));
        done.setText(done.getTranslation("shell.home.checked"));
        done.addThemeVariants(ButtonVariant.SMALL);
        done.setDisableOnClick(true);
        done.setAriaLabel(
                done.getTranslation("shell.home.checked.of", task.parameters().getOrDefault("subject", "")));
        Div both = new Div(row(task), done);
        both.addClassName("cf-task");
        return both;
    }

    private static Component row(Tasks.Task task) {
        Span words = new Span();
        words.setText(words.getTranslation("notices.task." + task.kind(), task.parameters()));
        words.addClassName("cf-row-main");
        Moment raised = new Moment(task.raisedAt());
        raised.addClassName("cf-row-side");
        String page = task.parameters().get("page");
        if (page != null && page.matches("[a-z0-9/-]{1,200}")) {
            Anchor row = HomeView.link("/" + page);
            row.add(new Dot(Tone.WARNING), words, raised);
            return row;
        }
        String entry = task.parameters().get("entry");
        if (entry != null && entry.matches("\\d{1,18}")) {
            Anchor row = HomeView.link("/" + Toast.entryPath(Long.parseLong(entry)));
            row.add(new Dot(Tone.WARNING), words, raised);
            return row;
        }
        Div row = new Div(new Dot(Tone.WARNING), words, raised);
        row.addClassName("cf-row");
        return row;
    }
}
