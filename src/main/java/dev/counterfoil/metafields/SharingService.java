package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who may use a definition or namespace of a client, changed through the gate. */
@Service
public class SharingService {

    /** The client scope that the reference asks for. */
    public static final String SCOPE = "share_metafield";

    private static final Pattern CLIENT_GID = Pattern.compile("gid://[A-Za-z0-9]+/Client/[A-Za-z0-9-]+");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{2,64}");

    private final Rights rights;
    private final Gate gate;
    private final GrantAccess granting;
    private final RevokeAccess revoking;

    SharingService(Rights rights, Gate gate, GrantAccess granting, RevokeAccess revoking) {
        this.rights = rights;
        this.gate = gate;
        this.granting = granting;
        this.revoking = revoking;
    }

    /** Whether the client is recorded without the scope that sharing needs; the API has the last word. */
    public static boolean lacksScope(Client client) {
        return !client.scopes().contains(SCOPE);
    }

    /**
     * Gives access, or sets the default that any client has, through the gate. Needs DEFINITION_SHARE. Blocks.
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
        return ChangeResult.of(gate.submit(granting.change(actor, client, intent, shared, given, alias)), "access");
    }

    /** Takes access from one grantee through the gate. Needs DEFINITION_SHARE. Blocks. */
    public ChangeResult revoke(Actor actor, Client client, UUID intent, Shared shared, Target target) {
        rights.require(actor, Permission.DEFINITION_SHARE, client.id().value());
        return ChangeResult.of(gate.submit(revoking.change(actor, client, intent, shared, target)), "targets");
    }

    private static List<FieldProblem> check(Client client, Access given, @Nullable String alias) {
        List<FieldProblem> problems = new ArrayList<>();
        if (given.level() == null && given.grants().isEmpty()) {
            problems.add(FieldProblem.of("level", "REQUIRED"));
        }
        for (Grant grant : given.grants()) {
            if (grant.grantee().isBlank()) {
                problems.add(FieldProblem.of("grantee", "REQUIRED"));
            } else if (grant.kind().equals("client")
                    && !CLIENT_GID.matcher(grant.grantee()).matches()) {
                problems.add(FieldProblem.of("grantee", "GID_FORMAT"));
            } else if (grant.grantee().equals(client.gid())) {
                problems.add(FieldProblem.of("grantee", "SELF"));
            }
        }
        if (alias != null && !ALIAS.matcher(alias).matches()) {
            problems.add(FieldProblem.of("key", "KEY_FORMAT"));
        }
        return List.copyOf(problems);
    }
}
