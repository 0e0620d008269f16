package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** Work that must not hold the session's lock: remote calls above all. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /**
     * Runs {@code work} on a virtual thread, then one of the two others back in the tab. Call it on the request thread; take the actor before.
     * The reader's locale goes along; when the tab was closed meanwhile, neither of the two is called. When only the view was left, they are: what
     * was done is still told. {@link #onward} is for where they lead.
     */
    public static <T> void run(Component view, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        UI ui = view.getUI().orElseGet(UI::getCurrent);
        Locale locale = ui.getLocale();
        Thread.ofVirtual().name("view-work").start(() -> {
            LocaleContextHolder.setLocale(locale);
            Runnable finish;
            try {
                T result = work.get();
                finish = () -> done.accept(result);
            } catch (RuntimeException problem) {
                finish = () -> failed.accept(problem);
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
            deliver(ui, finish);
        });
    }

    /** As the other, while {@code trigger} shows that it is busy and takes no second click. */
    public static <T> void run(
            Component view, Component trigger, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        busy(trigger, true);
        run(
                view,
                work,
                result -> {
                    busy(trigger, false);
                    done.accept(result);
                },
                problem -> {
                    busy(trigger, false);
                    failed.accept(problem);
                });
    }

    /** As the other, and a problem is told in words at the lower right. */
    public static <T> void run(Component view, Component trigger, Supplier<T> work, Consumer<T> done) {
        run(view, trigger, work, done, problem -> Toast.error(Problems.tell(problem)));
    }

    /** Leads on from a view whose work is done, unless the person has left it meanwhile: nobody is pulled back. */
    public static void onward(Component view, Consumer<UI> leads) {
        view.getUI().filter(ui -> view.isAttached()).ifPresent(leads);
    }

    private static void busy(Component trigger, boolean busy) {
        if (trigger instanceof HasEnabled control) {
            control.setEnabled(!busy);
        }
        trigger.getElement().getClassList().set("cf-busy", busy);
        trigger.getElement().setAttribute("aria-busy", String.valueOf(busy));
    }

    private static void deliver(UI ui, Runnable finish) {
        try {
            ui.access(finish::run);
        } catch (UIDetachedException gone) {
            // What was done is in the record; only nobody is there to be told.
            LOG.debug("The view was left before its work ended");
        }
    }
}
