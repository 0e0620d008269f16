package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientScopes;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Who may use a definition or namespace of a client, changed through the gate. */
@Service
public class SharingService {

    /** The client scope that the reference asks for. */
    public static final String SCOPE = "share_metafield";

    private static final Logger LOG = LoggerFactory.getLogger(SharingService.class);
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{2,64}");

    private final Rights rights;
    private final Gate gate;
    private final GrantAccess granting;
    private final RevokeAccess revoking;
    private final ClientScopes scopes;

    SharingService(Rights rights, Gate gate, GrantAccess granting, RevokeAccess revoking, ClientScopes scopes) {
        this.rights = rights;
        this.gate = gate;
        this.granting = granting;
        this.revoking = revoking;
        this.scopes = scopes;
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
        correctScope(actor, client, result);
        return result;
    }

    private void correctScope(Actor actor, Client client, ChangeResult result) {
        try {
            switch (result) {
                case ChangeResult.Done it
                when lacksScope(client) -> scopes.correct(actor, client.id(), SCOPE, true, it.entrySeq());
                case ChangeResult.Refused it
                when namesScope(it.messages()) -> scopes.correct(actor, client.id(), SCOPE, false, it.entrySeq());
                case ChangeResult.FieldProblems it
                when it.entrySeq() != null && namesScope(words(it)) ->
                    scopes.correct(actor, client.id(), SCOPE, false, it.entrySeq());
                default -> {}
            }
        } catch (RuntimeException notCorrected) {
            // What came of the change stands in the record; the next answer tells of the scope again.
            LOG.warn("The scopes recorded of client {} could not be corrected", client.id(), notCorrected);
        }
    }

    /** The API has no code for it, only words. */
    private static boolean namesScope(List<String> words) {
        return words.stream().anyMatch(text -> text.contains(SCOPE));
    }

    private static List<String> words(ChangeResult.FieldProblems refused) {
        return refused.problems().stream()
                .map(problem -> Objects.requireNonNullElse(problem.message(), ""))
                .toList();
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
