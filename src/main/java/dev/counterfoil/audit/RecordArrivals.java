package dev.counterfoil.audit;

import dev.counterfoil.kit.OpenPages;
import dev.counterfoil.ledger.EntryAppended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that the record has grown, on the ledger's own thread; whether by something their reader may see is theirs to ask. */
@Component
public class RecordArrivals extends OpenPages<Class<?>> {

    @EventListener
    void on(EntryAppended event) {
        tell(EntryAppended.class);
    }

    @EventListener
    void on(RecordGrew event) {
        tell(EntryAppended.class);
    }
}
