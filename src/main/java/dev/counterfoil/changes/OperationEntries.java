package dev.counterfoil.changes;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.FieldClasses.Classed;
import dev.counterfoil.upstream.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the record says of an operation at each of its steps. */
final class OperationEntries {

    private static final int CODE_VERSION = 1;

    private OperationEntries() {}

    /** Who made the change to which client, in the words every entry of an operation has. */
    static Map<String, String> parameters(Change change) {
        Map<String, String> all = new HashMap<>(change.parameters());
        all.putAll(change.authority().parameters());
        Client client = change.client();
        all.put("client.name", client.name());
        all.put("client.environment", client.environment().name());
        if (client.elsewhere() != null) {
            all.put("client.elsewhere", client.elsewhere());
        }
        all.put("operation", change.mutation().field());
        all.put("risk", change.risk().name());
        switch (change.inverse()) {
            case Inverse.By it -> all.put("inverse", it.code());
            case Inverse.None it -> all.put("inverse.none", it.reason());
        }
        return all;
    }

    /** @param before as it was read, with what tells of a person */
    static EntryDraft requested(OperationRecord operation, Change change, @Nullable ObjectNode before) {
        Map<String, String> personal = personal(change);
        if (before != null) {
            personal.putAll(placed("before", Recordable.image(operation.field(), before)));
        }
        Map<String, String> images = new HashMap<>();
        images.put("variables", operation.variables().toString());
        if (operation.beforeImage() != null) {
            images.put("before", operation.beforeImage().toString());
        }
        Map<String, String> parameters = Map.of("before.kind", operation.beforeKind());
        return draft(operation, Outcome.REQUESTED, change.actor().id().value(), parameters, personal, images);
    }

    /** What the API answered to it, and when that was. */
    static EntryDraft outcome(
            OperationRecord operation,
            Verdict verdict,
            Change change,
            Duration took,
            @Nullable JsonNode payload,
            boolean late) {
        Map<String, String> parameters = new HashMap<>(parameters(operation, verdict));
        parameters.putAll(Recordable.parameters(payload));
        parameters.put("duration.ms", Long.toString(took.toMillis()));
        if (late) {
            parameters.put("late", "yes");
        }
        Map<String, String> personal = personal(change);
        personal.putAll(Recordable.personal(change.mutation(), payload));
        return draft(
                operation,
                Outcome.valueOf(verdict.state().name()),
                change.actor().id().value(),
                parameters,
                personal,
                images(operation, verdict.result()));
    }

    /**
     * What the portal itself found out about it.
     *
     * @param image the thing as it now is, if known, with what tells of a person
     */
    static EntryDraft found(OperationRecord operation, Verdict verdict, @Nullable ObjectNode image) {
        Classed seen = image == null ? null : Recordable.image(operation.field(), image);
        return draft(
                operation,
                Outcome.valueOf(verdict.state().name()),
                null,
                parameters(operation, verdict),
                seen == null ? Map.of() : placed("after", seen),
                images(operation, seen == null ? null : seen.image()));
    }

    /** A person has looked at what became of it. */
    static EntryDraft checked(OperationRecord operation, Actor actor) {
        Map<String, String> parameters = new HashMap<>(operation.parameters());
        if (operation.outcomeSeq() != null) {
            parameters.put("outcome.seq", operation.outcomeSeq().toString());
        }
        return new EntryDraft(
                "operation.check",
                CODE_VERSION,
                Outcome.RECORDED,
                operation.clientId(),
                operation.subject(),
                operation.id(),
                actor.id().value(),
                parameters,
                actor.personal(),
                Map.of());
    }

    private static Map<String, String> parameters(OperationRecord operation, Verdict verdict) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("before.kind", operation.beforeKind());
        if (verdict.code() != null) {
            parameters.put("code", verdict.code());
        }
        String words = verdict.userErrors().stream()
                .map(UserError::message)
                .filter(message -> !message.isBlank())
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            parameters.put("userErrors", words);
        }
        if (operation.requestedSeq() != null) {
            parameters.put("requested.seq", operation.requestedSeq().toString());
        }
        return parameters;
    }

    private static Map<String, String> images(OperationRecord operation, @Nullable ObjectNode after) {
        Map<String, String> images = new HashMap<>();
        images.put("variables", operation.variables().toString());
        if (operation.beforeImage() != null) {
            images.put("before", operation.beforeImage().toString());
        }
        if (after != null) {
            images.put("after", after.toString());
        }
        return images;
    }

    private static EntryDraft draft(
            OperationRecord operation,
            Outcome outcome,
            @Nullable UUID actor,
            Map<String, String> more,
            Map<String, String> personal,
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
                actor,
                parameters,
                personal,
                images);
    }

    private static Map<String, String> personal(Change change) {
        Map<String, String> all = new HashMap<>(change.actor().personal());
        all.putAll(Recordable.variables(change.mutation()).personal());
        all.putAll(change.personal());
        return all;
    }

    /** Personal values of an image, named after what it shows. */
    private static Map<String, String> placed(String name, Classed image) {
        return image.personal().entrySet().stream()
                .collect(Collectors.toMap(part -> part.getKey().replaceFirst("^answer", name), Map.Entry::getValue));
    }
}
