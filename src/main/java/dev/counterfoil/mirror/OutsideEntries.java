package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the record says of things that no operation of ours did. Who did it is not known. */
final class OutsideEntries {

    /** Begins the action of everything found made elsewhere. */
    static final String PREFIX = "outside.";

    private static final int CODE_VERSION = 1;

    private OutsideEntries() {}

    /** It was there before the record began. */
    static EntryDraft existed(Client client, String kind, Found found) {
        return draft("existed." + kind, client, subject(kind, found), Map.of(), null, found.after());
    }

    /** Changed outside Counterfoil, between when it was last known to be as it was and {@code now}. */
    static EntryDraft outside(Client client, String kind, Found found, Instant now) {
        Map<String, String> more = new HashMap<>();
        if (found.knownSince() != null) {
            more.put("between.from", found.knownSince().toString());
        }
        more.put("between.to", now.toString());
        if (!found.fields().isEmpty()) {
            more.put("fields", String.join(", ", found.fields()));
        }
        String action = PREFIX
                + kind
                + switch (found.kind()) {
                    case ADDED -> ".added";
                    case CHANGED -> ".changed";
                    case RENAMED -> ".renamed";
                    case REMOVED -> ".removed";
                };
        return draft(action, client, subject(kind, found), more, found.before(), found.after());
    }

    /** From here on the record is complete for this client. */
    static EntryDraft baseline(Client client, int definitions) {
        Subject subject = new Subject("client", client.id().toString(), client.name());
        return draft("client.baseline", client, subject, Map.of("number", Integer.toString(definitions)), null, null);
    }

    /** Somebody has looked at what was found. */
    static EntryDraft looked(Client client, Actor actor, int changes) {
        Subject subject = new Subject("client", client.id().toString(), client.name());
        EntryDraft draft =
                draft("client.looked", client, subject, Map.of("number", Integer.toString(changes)), null, null);
        return new EntryDraft(
                draft.action(),
                draft.codeVersion(),
                draft.outcome(),
                draft.clientId(),
                draft.subject(),
                null,
                actor.id().value(),
                draft.parameters(),
                actor.personal(),
                Map.of());
    }

    private static Subject subject(String kind, Found found) {
        return new Subject(kind, found.path(), found.name());
    }

    private static EntryDraft draft(
            String action,
            Client client,
            Subject subject,
            Map<String, String> more,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("client.name", client.name());
        parameters.put("client.environment", client.environment().name());
        if (client.elsewhere() != null) {
            parameters.put("client.elsewhere", client.elsewhere());
        }
        Map<String, String> images = new HashMap<>();
        if (before != null) {
            images.put("before", before.toString());
        }
        if (after != null) {
            images.put("after", after.toString());
        }
        return new EntryDraft(
                action,
                CODE_VERSION,
                Outcome.RECORDED,
                client.id().value(),
                subject,
                null,
                null,
                parameters,
                Map.of(),
                images);
    }
}
