package dev.counterfoil.clients;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the record says of clients: everything a form shows, and of a secret only that there is another one. */
final class ClientEntries {

    private static final int CODE_VERSION = 1;

    private ClientEntries() {}

    static EntryDraft added(Actor actor, ClientId id, ClientInput input, @Nullable String elsewhere) {
        return draft(
                "client.add",
                Outcome.RECORDED,
                actor,
                id,
                input,
                elsewhere,
                Map.of(),
                Map.of("after", ClientImage.of(input)));
    }

    static EntryDraft edited(
            Actor actor,
            ClientId id,
            ClientInput before,
            ClientInput after,
            @Nullable String elsewhere,
            boolean secretReplaced) {
        Map<String, String> more = Map.of("secret.replaced", secretReplaced ? "yes" : "no");
        Map<String, String> images = Map.of("before", ClientImage.of(before), "after", ClientImage.of(after));
        return draft("client.edit", Outcome.RECORDED, actor, id, after, elsewhere, more, images);
    }

    /** The API acted as if the client held the scope, or did not; the actor only made the change that showed it. */
    static EntryDraft scopeSeen(
            Actor actor,
            ClientId id,
            ClientInput before,
            ClientInput after,
            @Nullable String elsewhere,
            String scope,
            boolean held,
            long because) {
        Map<String, String> more =
                Map.of("scope", scope, "scope.held", held ? "yes" : "no", "because", String.valueOf(because));
        Map<String, String> images = Map.of("before", ClientImage.of(before), "after", ClientImage.of(after));
        return draft("client.scope", Outcome.RECORDED, actor, id, after, elsewhere, more, images);
    }

    /** The API did not accept the credentials: nothing was stored. */
    static EntryDraft notProven(
            Actor actor,
            @Nullable ClientId id,
            ClientInput input,
            @Nullable String elsewhere,
            ClientProof.Failure why) {
        return draft(
                "client.prove", why.outcome(), actor, id, input, elsewhere, Map.of("code", why.reason()), Map.of());
    }

    private static EntryDraft draft(
            String action,
            Outcome outcome,
            Actor actor,
            @Nullable ClientId id,
            ClientInput input,
            @Nullable String elsewhere,
            Map<String, String> more,
            Map<String, String> images) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("client.name", input.name());
        parameters.put("client.environment", input.environment().name());
        parameters.put("client.dashboardId", input.dashboardId());
        parameters.put("client.host", Origin.of(input.endpoint()).host());
        if (elsewhere != null) {
            parameters.put("client.elsewhere", elsewhere);
        }
        UUID clientId = id == null ? null : id.value();
        Subject subject = new Subject("client", id == null ? input.dashboardId() : id.toString(), input.name());
        return new EntryDraft(
                action,
                CODE_VERSION,
                outcome,
                clientId,
                subject,
                null,
                actor.id().value(),
                parameters,
                actor.personal(),
                images);
    }
}
