package dev.counterfoil.shell;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.notices.TasksChanged;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that there is more to look at, or less. */
@Component
class TaskArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(TaskArrivals.class);

    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** {@code told} is called on some other thread, without the session's lock. */
    Registration register(Runnable told) {
        open.add(told);
        return () -> open.remove(told);
    }

    @EventListener
    void on(TasksChanged event) {
        for (Runnable told : open) {
            try {
                told.run();
            } catch (UIDetachedException left) {
                LOG.debug("A page was left before it could be told");
            }
        }
    }
}
