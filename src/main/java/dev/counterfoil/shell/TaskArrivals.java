package dev.counterfoil.shell;

import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.notices.TasksChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that there is more to look at, or less. */
@Component
class TaskArrivals extends OpenPages<Class<?>> {

    @EventListener
    void on(TasksChanged event) {
        tell(TasksChanged.class);
    }
}
