package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that must not hold the session's lock: remote calls above all. */
public final class Background {

    private Background() {}

    /**
     * Runs {@code work} on a virtual thread, then one of the two others back in the view. Call it on the request thread; take the actor before.
     */
    public static <T> void run(Component view, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        UI ui = view.getUI().orElseGet(UI::getCurrent);
        Thread.ofVirtual().name("view-work").start(() -> {
            Runnable finish;
            try {
                T result = work.get();
                finish = () -> done.accept(result);
            } catch (RuntimeException problem) {
                finish = () -> failed.accept(problem);
            }
            try {
                ui.access(finish::run);
            } catch (UIDetachedException gone) {
                // The view was left meanwhile; what was done is in the record.
            }
        });
    }
}
