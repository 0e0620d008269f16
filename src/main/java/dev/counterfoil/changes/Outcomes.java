package dev.counterfoil.changes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What came of changes that were handed to the gate before. Nothing is sent. Whoever calls has checked who may see them. */
@Component
public class Outcomes {

    private final OperationStore store;

    Outcomes(OperationStore store) {
        this.store = store;
    }

    /**
     * By intent, in one statement; those under which nothing was recorded are left out.
     *
     * @param input as for {@link ChangeResult#of}
     */
    public Map<UUID, ChangeResult> of(Collection<UUID> intents, String input) {
        Map<UUID, ChangeResult> results = new LinkedHashMap<>();
        store.byIntents(intents)
                .forEach(operation ->
                        results.put(operation.intent(), ChangeResult.of(new GateResult.Recorded(operation), input)));
        return results;
    }
}
