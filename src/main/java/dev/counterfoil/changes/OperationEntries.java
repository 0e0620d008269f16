package dev.counterfoil.changes;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.upstream.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the record says of an operation at each of its steps. */
final class OperationEntries {

    private static final int CODE_VERSION = 1;

    private OperationEntries() {}

    /** Who made the change to which client, in the words every entry of an operation has. */
    static Map<String, String> parameters(Change change) {
        Map<String, String> all = new HashMap<>(change.parameters());
        Client client = change.client();
        all.put("client.name", client.name());
        all.put("client.environment", client.environment().name());
        if (client.elsewhere() != null) {
            all.put("client.elsewhere", client.elsewhere());
        }
        all.put("operation", change.mutation().field());
        all.put("risk", change.risk().name());
        if (change.inverse() != null) {
            all.put("inverse", change.inverse());
        }
        return all;
    }

    static EntryDraft requested(OperationRecord operation, Change change) {
        Map<String, String> images = new HashMap<>();
        images.put("variables", operation.variables().toString());
        if (operation.beforeImage() != null) {
            images.put("before", operation.beforeImage().toString());
        }
        return draft(operation, Outcome.REQUESTED, change, Map.of("before.kind", operation.beforeKind()), images);
    }

    /**
     * What came of it.
     *
     * @param change null when the portal itself found out
     * @param image the thing as it now is, if known
     */
    static EntryDraft outcome(
            OperationRecord operation,
            Verdict verdict,
            @Nullable Change change,
            @Nullable Duration took,
            @Nullable ObjectNode image,
            boolean late) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("before.kind", operation.beforeKind());
        if (verdict.code() != null) {
            parameters.put("code", verdict.code());
        }
        if (!verdict.userErrors().isEmpty()) {
            parameters.put(
                    "userErrors",
                    verdict.userErrors().stream().map(UserError::message).collect(Collectors.joining(" ")));
        }
        if (operation.requestedSeq() != null) {
            parameters.put("requested.seq", operation.requestedSeq().toString());
        }
        if (took != null) {
            parameters.put("duration.ms", Long.toString(took.toMillis()));
        }
        if (late) {
            parameters.put("late", "yes");
        }
        Map<String, String> images = new HashMap<>();
        images.put("variables", operation.variables().toString());
        if (operation.beforeImage() != null) {
            images.put("before", operation.beforeImage().toString());
        }
        if (image != null) {
            images.put("after", image.toString());
        }
        return draft(operation, Outcome.valueOf(verdict.state().name()), change, parameters, images);
    }

    private static EntryDraft draft(
            OperationRecord operation,
            Outcome outcome,
            @Nullable Change change,
            Map<String, String> more,
            Map<String, String> images) {
        Map<String, String> parameters = new HashMap<>(operation.parameters());
        parameters.putAll(more);
        return new EntryDraft(
                operation.kind(),
                CODE_VERSION,
                outcome,
                operation.clientId(),
                operation.subject(),
                operation.id(),
                change == null ? null : change.actor().id().value(),
                parameters,
                change == null ? Map.of() : personal(change),
                images);
    }

    private static Map<String, String> personal(Change change) {
        Map<String, String> all = new HashMap<>(change.actor().personal());
        all.putAll(Recordable.variables(change.mutation()).personal());
        return all;
    }
}
