package dev.counterfoil.audit.ui;

import com.vaadin.flow.shared.Registration;
import dev.counterfoil.audit.RecordGrew;
import dev.counterfoil.ledger.EntryAppended;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open logs that the record has grown; whether by something their reader may see is theirs to ask. */
@Component
class Arrivals {

    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** {@code told} is called on the ledger's own thread and must not keep it. */
    Registration register(Runnable told) {
        open.add(told);
        return () -> open.remove(told);
    }

    @EventListener
    void on(EntryAppended event) {
        open.forEach(Runnable::run);
    }

    @EventListener
    void on(RecordGrew event) {
        open.forEach(Runnable::run);
    }
}
