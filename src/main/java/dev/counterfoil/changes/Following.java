package dev.counterfoil.changes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a change of which nobody knows yet whether it was done, so that a form says so as soon as reading back has found out: whenever
 * more is known of a change to its client, what came of it is asked again under the same intent, which sends nothing. It ends with the view.
 */
public final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final Component view;
    private final OperationArrivals arrivals;
    private @Nullable Registration listening;

    public Following(Component view, OperationArrivals arrivals) {
        this.view = view;
        this.arrivals = arrivals;
        view.addDetachListener(left -> end());
    }

    /**
     * Begins, in place of what was followed before. Call it on the UI's thread.
     *
     * @param known what the form says now
     * @param ask asks under the intent that was sent; blocks, and is called on a thread of its own
     * @param told is given the first answer that is another, on the UI's thread
     */
    public void begin(ClientId client, ChangeResult known, Supplier<ChangeResult> ask, Consumer<ChangeResult> told) {
        end();
        if (!view.isAttached()) {
            // Who has left the form is told by the record.
            return;
        }
        UI ui = view.getUI().orElseGet(UI::getCurrent);
        AtomicBoolean asking = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Registration heard = arrivals.register(client, () -> {
            if (asking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("following").start(() -> {
                    asking.set(false);
                    look(ui, known, ask, now -> {
                        if (!over.get()) {
                            end();
                            told.accept(now);
                        }
                    });
                });
            }
        });
        listening = () -> {
            over.set(true);
            heard.remove();
        };
    }

    /** The person goes on otherwise. */
    public void end() {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    private static void look(UI ui, ChangeResult known, Supplier<ChangeResult> ask, Consumer<ChangeResult> told) {
        try {
            ChangeResult now = ask.get();
            if (!now.equals(known)) {
                ui.access(() -> told.accept(now));
            }
        } catch (UIDetachedException left) {
            LOG.debug("The form was left before its change was known to have ended");
        } catch (RuntimeException problem) {
            // The form still says that nobody knows, and that one can ask.
            LOG.warn(
                    "What came of a change could not be asked: {}",
                    problem.getClass().getName());
        }
    }
}
