package dev.counterfoil.usertokens;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.usertokens.persistence.TestUserRows;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The users a client is tried out with: a name for a public ID, so that nobody has to look it up. Every change is recorded. */
@Service
public class TestUsers {

    private final Rights rights;
    private final TestUserRows rows;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    TestUsers(Rights rights, TestUserRows rows, Ledger ledger, TransactionTemplate transaction) {
        this.rights = rights;
        this.rows = rows;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** By label. Needs USER_DATA_VIEW. */
    public List<TestUser> list(Actor actor, Client client) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return rows.all(client.id());
    }

    /**
     * Adds one, or changes the one given. Needs USER_TOKEN_ISSUE.
     *
     * @return what is wrong; nothing was saved then
     */
    public List<FieldProblem> save(Actor actor, Client client, @Nullable TestUser then, String label, String publicId) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        List<FieldProblem> problems = check(label, publicId);
        if (!problems.isEmpty()) {
            return problems;
        }
        TestUser user = new TestUser(
                then == null ? UUID.randomUUID() : then.id(),
                label.strip(),
                publicId.strip(),
                then == null ? 1 : then.version());
        try {
            return transaction.execute(status -> {
                if (then == null && !rows.add(client.id(), user.id(), user.label(), user.publicId())) {
                    return List.of(FieldProblem.of("publicId", "USER_KNOWN"));
                }
                if (then != null && !rows.change(client.id(), user)) {
                    return List.of(FieldProblem.of("", "USER_CHANGED"));
                }
                ledger.append(TokenEntries.testUser(then == null ? "add" : "edit", actor, client, user));
                return List.<FieldProblem>of();
            });
        } catch (DuplicateKeyException taken) {
            return List.of(FieldProblem.of("publicId", "USER_KNOWN"));
        }
    }

    /** Removes one. Needs USER_TOKEN_ISSUE. */
    public void remove(Actor actor, Client client, TestUser user) {
        rights.require(actor, Permission.USER_TOKEN_ISSUE, client.id().value());
        transaction.executeWithoutResult(status -> {
            if (rows.remove(client.id(), user.id())) {
                ledger.append(TokenEntries.testUser("remove", actor, client, user));
            }
        });
    }

    private static String why(String publicId) {
        if (publicId.isBlank()) {
            return "PUBLIC_ID_EMPTY";
        }
        return TokenRequest.tooLong(publicId) ? "PUBLIC_ID_LONG" : "PUBLIC_ID_ODD";
    }

    private static List<FieldProblem> check(String label, String publicId) {
        List<FieldProblem> problems = new ArrayList<>();
        Labels.check(label).ifPresent(problems::add);
        if (!(TokenRequest.look(publicId).orElse(null) instanceof TokenRequest.PublicId)) {
            problems.add(FieldProblem.of("publicId", why(publicId)));
        }
        return problems;
    }
}
