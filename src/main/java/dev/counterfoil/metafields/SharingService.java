package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who may use a definition or namespace of a client, changed through the gate. */
@Service
public class SharingService {

    /** The client scope that the reference asks for. */
    public static final String SCOPE = "share_metafield";

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{2,64}");

    private final Rights rights;
    private final Gate gate;
    private final GrantAccess granting;
    private final RevokeAccess revoking;
    private final ScopeCorrection scopes;
    private final DefinitionMirror mirror;

    SharingService(
            Rights rights,
            Gate gate,
            GrantAccess granting,
            RevokeAccess revoking,
            ScopeCorrection scopes,
            DefinitionMirror mirror) {
        this.rights = rights;
        this.gate = gate;
        this.granting = granting;
        this.revoking = revoking;
        this.scopes = scopes;
        this.mirror = mirror;
    }

    /** Whether the client is recorded without the scope that sharing needs; the API has the last word. */
    public static boolean lacksScope(Client client) {
        return !client.scopes().contains(SCOPE);
    }

    /**
     * Gives access, or sets the default that any client has, through the gate, and puts right what is recorded of the client's
     * {@link #SCOPE} where the answer shows otherwise. Needs DEFINITION_SHARE. Blocks.
     *
     * @param alias key under which the grantee sees it; null keeps the grantor's
     */
    public ChangeResult grant(
            Actor actor, Client client, UUID intent, Shared shared, Access given, @Nullable String alias) {
        rights.require(actor, Permission.DEFINITION_SHARE, client.id().value());
        List<FieldProblem> problems = check(client, given, alias);
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        ChangeResult result =
                ChangeResult.of(gate.submit(granting.change(actor, client, intent, shared, given, alias)), "access");
        result = scopes.seen(actor, client, result, true);
        return result instanceof ChangeResult.Stale stale ? stale.with(granting.wanted(shared, given)) : result;
    }

    /** Takes access from one grantee through the gate. Needs DEFINITION_SHARE. Blocks. */
    public ChangeResult revoke(Actor actor, Client client, UUID intent, Shared shared, Target target) {
        rights.require(actor, Permission.DEFINITION_SHARE, client.id().value());
        ChangeResult result =
                ChangeResult.of(gate.submit(revoking.change(actor, client, intent, shared, target)), "targets");
        return scopes.seen(actor, client, result, false);
    }

    /** What reading once more gave. */
    public sealed interface Again {
        record Now(Shared shared) implements Again {}

        record Gone() implements Again {}

        record Unread(String code) implements Again {}
    }

    /**
     * Reads from the API what is shared, to go on from how it is now, and the mirror with it. Of a namespace nothing can be read. Needs
     * DEFINITION_VIEW. Blocks.
     */
    public Again again(Actor actor, Client client, Shared shared) {
        rights.require(actor, Permission.DEFINITION_VIEW, client.id().value());
        if (shared instanceof Shared.Namespace) {
            return new Again.Now(shared);
        }
        mirror.refresh(client.id());
        return switch (mirror.read(client.id(), shared.path())) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed -> new Again.Unread(Answer.code(failed.answer()));
            case Fetched.Ok<Optional<MetafieldDefinition>> ok ->
                ok.value()
                        .<Again>map(now -> new Again.Now(new Shared.Definition(now)))
                        .orElseGet(Again.Gone::new);
        };
    }

    private static List<FieldProblem> check(Client client, Access given, @Nullable String alias) {
        List<FieldProblem> problems = new ArrayList<>();
        if (given.level() == null && given.grants().isEmpty()) {
            problems.add(FieldProblem.of("level", "REQUIRED"));
        }
        for (Grant grant : given.grants()) {
            String code = AccessRules.problem(client, grant);
            if (code != null) {
                problems.add(FieldProblem.of("grantee", code));
            }
        }
        if (alias != null && !ALIAS.matcher(alias).matches()) {
            problems.add(FieldProblem.of("key", "KEY_FORMAT"));
        }
        return List.copyOf(problems);
    }
}
