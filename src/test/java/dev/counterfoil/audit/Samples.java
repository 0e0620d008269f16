package dev.counterfoil.audit;

import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as the rooms write them. */
public final class Samples {

    public static final UUID ADA = UUID.fromString("00000000-0000-0000-0000-00000000ada0");
    public static final UUID SHOP = UUID.fromString("00000000-0000-0000-0000-0000000005a0");
    public static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-0000000005b0");
    public static final UUID OPERATION = UUID.fromString("00000000-0000-0000-0000-000000000009");
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    public static Actor ada() {
        return new Actor(new MemberId(ADA), "Ada Okafor", "ada@example.com", 1, NOON, "10.4.2.18", "Test");
    }

    /** A create of {@code loyalty_tier} on Acme Shop by Ada. */
    public static Entry create(long seq, Outcome outcome, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "client.name", "Acme Shop",
                "client.environment", "PRODUCTION",
                "operation", "metafieldDefinitionCreate"));
        parameters.putAll(more);
        Map<String, String> images = switch (outcome) {
            case REQUESTED -> Map.of("variables", "{\"definition\":{\"key\":\"loyalty_tier\"}}");
            case SUCCEEDED -> Map.of("after", "{\"key\":\"loyalty_tier\",\"type\":\"boolean\"}", "answer", "{}");
            default -> Map.of();
        };
        return entry(
                seq,
                "metafieldDefinition.create",
                outcome,
                SHOP,
                new Subject("metafieldDefinition", "loyalty_tier", "loyalty_tier"),
                OPERATION,
                parameters,
                images);
    }

    public static Entry signIn(long seq) {
        return entry(seq, "team.signIn", Outcome.RECORDED, null, null, null, Map.of(), Map.of());
    }

    public static Entry entry(
            long seq,
            String action,
            Outcome outcome,
            @Nullable UUID client,
            @Nullable Subject subject,
            @Nullable UUID operation,
            Map<String, String> parameters,
            Map<String, String> images) {
        return new Entry(
                seq,
                NOON.plusSeconds(seq),
                action,
                1,
                outcome,
                client,
                subject,
                operation,
                ADA,
                parameters,
                Map.of(
                        "actor.name", "Ada Okafor",
                        "actor.email", "ada@example.com",
                        "actor.ip", "10.4.2.18",
                        "actor.agent", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0 Safari/537.36"),
                images,
                "%064x".formatted(seq),
                "%064x".formatted(seq - 1));
    }

    /** The same with more in its erasable part. */
    public static Entry telling(Entry entry, Map<String, String> more) {
        Map<String, String> personal = new HashMap<>(entry.personal());
        personal.putAll(more);
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.action(),
                entry.codeVersion(),
                entry.outcome(),
                entry.clientId(),
                entry.subject(),
                entry.operationId(),
                entry.actorId(),
                entry.parameters(),
                personal,
                entry.images(),
                entry.hash(),
                entry.previousHash());
    }

    public static Entry byNobody(Entry entry) {
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.action(),
                entry.codeVersion(),
                entry.outcome(),
                entry.clientId(),
                entry.subject(),
                entry.operationId(),
                null,
                entry.parameters(),
                Map.of(),
                entry.images(),
                entry.hash(),
                entry.previousHash());
    }

    public static Entry erased(Entry entry) {
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.action(),
                entry.codeVersion(),
                entry.outcome(),
                entry.clientId(),
                entry.subject(),
                entry.operationId(),
                entry.actorId(),
                entry.parameters(),
                Map.of(),
                entry.images(),
                entry.hash(),
                entry.previousHash());
    }
}
