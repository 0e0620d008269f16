package dev.counterfoil.usertokens;

import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.TokenAccess;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.mirror.SchemaWatch;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.users.MetafieldPage;
import dev.counterfoil.upstream.users.Users;
import dev.counterfoil.upstream.users.UsersSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A user's values, read and changed with a token of theirs. Reading is recorded, too: who, which keys, no values. */
@Service
public class UserValues {

    /** Code of a change that was not done because the token works no more, or not for this. */
    public static final String TOKEN_REFUSED = "TOKEN_REFUSED";

    private static final String METAFIELDS = "metafields";
    private static final int MOST_AT_ONCE = 25;

    private final Rights rights;
    private final Gate gate;
    private final UserTokens tokens;
    private final TokenKeeper keeper;
    private final Users users;
    private final Endpoints endpoints;
    private final SetValues setting;
    private final DeleteValue deleting;
    private final SchemaWatch schemas;
    private final UsersSchema schema;
    private final Ledger ledger;

    UserValues(
            Rights rights,
            Gate gate,
            UserTokens tokens,
            TokenKeeper keeper,
            Users users,
            Endpoints endpoints,
            SetValues setting,
            DeleteValue deleting,
            SchemaWatch schemas,
            UsersSchema schema,
            Ledger ledger) {
        this.rights = rights;
        this.gate = gate;
        this.tokens = tokens;
        this.keeper = keeper;
        this.users = users;
        this.endpoints = endpoints;
        this.setting = setting;
        this.deleting = deleting;
        this.schemas = schemas;
        this.schema = schema;
        this.ledger = ledger;
    }

    /**
     * Reads one page from the API and records that it was read; what cannot be recorded is not shown. Needs USER_DATA_VIEW. Blocks; call it in the background.
     *
     * @param paths which values; none means all the client may read
     * @throws dev.counterfoil.ledger.LedgerUnavailableException if it cannot be recorded
     */
    public ValuesResult page(
            Actor actor,
            Client client,
            SessionKey session,
            UUID token,
            MetafieldPage.Paging paging,
            List<KeyPair> paths) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        Optional<UserToken> shown = tokens.shown(actor, client, session, token);
        if (shown.isEmpty()) {
            return new ValuesResult.Unreadable("NO_TOKEN");
        }
        Endpoint endpoint = endpoints.users(client.endpoint());
        Fetched<MetafieldPage> fetched;
        try (Credential credential =
                keeper.access(token, new TokenAccess.Asking(client.id(), endpoint.origin(), actor.id()))) {
            fetched = users.metafields(endpoint, credential, paging, paths);
            if (fetched instanceof Fetched.Ok<MetafieldPage> ok && !(ok.answer() instanceof Answer.Partial)) {
                schemas.pass(schema, endpoint, credential);
            }
        } catch (NoCredentialException sealed) {
            return new ValuesResult.Unreadable("NO_TOKEN");
        }
        return switch (fetched) {
            case Fetched.Failed<MetafieldPage> failed -> unread(failed.answer());
            case Fetched.Ok<MetafieldPage> ok
            when ok.value().metafields().isEmpty() && TokenFaults.blamed(ok.answer()) ->
                new ValuesResult.TokenRefused();
            case Fetched.Ok<MetafieldPage> ok -> {
                List<UserValue> values =
                        ok.value().metafields().stream().map(UserValue::of).toList();
                ledger.append(TokenEntries.read(
                        actor, client, shown.get(), values.isEmpty() ? asked(paths) : keys(values), values.size()));
                yield new ValuesResult.Page(
                        values,
                        ok.value().hasPrevious() ? ok.value().startCursor() : null,
                        ok.value().hasNext() ? ok.value().endCursor() : null,
                        beside(ok.answer()));
            }
        };
    }

    /** That somebody has no value of these tells of them, too. */
    private static String asked(List<KeyPair> paths) {
        return paths.stream().map(KeyPair::toString).collect(Collectors.joining(" "));
    }

    private static List<String> beside(Answer answer) {
        return answer instanceof Answer.Partial partial
                ? partial.errors().stream().map(GraphQlError::message).toList()
                : List.of();
    }

    private static String keys(List<UserValue> values) {
        return values.stream().map(value -> value.path().toString()).collect(Collectors.joining(" "));
    }

    private static ValuesResult unread(Answer answer) {
        return TokenFaults.blamed(answer)
                ? new ValuesResult.TokenRefused()
                : new ValuesResult.Unreadable(Answer.code(answer));
    }

    /** A form that has gone stale shows what is there now: a reading of its own, recorded before anybody sees it. */
    private GateResult submit(Change change, UserToken shown) {
        GateResult result = gate.submit(change);
        if (result instanceof GateResult.Stale stale && stale.now() != null) {
            List<String> paths = stale.now()
                    .path(ValueImages.FIELD)
                    .valueStream()
                    .map(one -> ValueImages.path(one.path("definition")).toString())
                    .toList();
            if (!paths.isEmpty()) {
                ledger.append(TokenEntries.read(
                        change.actor(), change.client(), shown, String.join(" ", paths), paths.size()));
            }
        }
        return result;
    }

    /**
     * Sets values through the gate, all in one call. Needs USER_DATA_EDIT. Blocks; call it in the background.
     *
     * @param values with the definitions they are checked by
     * @param seen those of these paths that the form saw a value of
     */
    public SetResult set(
            Actor actor,
            Client client,
            SessionKey session,
            UUID token,
            UUID intent,
            List<UserValue> values,
            List<UserValue> seen) {
        rights.require(actor, Permission.USER_DATA_EDIT, client.id().value());
        List<FieldProblem> problems = check(values);
        if (!problems.isEmpty()) {
            return SetResult.of(new ChangeResult.FieldProblems(null, problems));
        }
        return tokens.shown(actor, client, session, token)
                .map(shown -> set(submit(
                        setting.change(
                                actor,
                                client,
                                intent,
                                shown,
                                values.stream()
                                        .map(value -> new Users.Value(value.path(), value.value()))
                                        .toList(),
                                seen),
                        shown)))
                .orElseGet(() -> SetResult.of(new ChangeResult.NotSent(null, "NO_TOKEN")));
    }

    /** With what was said beside values that were set: of those that were not. */
    private static SetResult set(GateResult result) {
        ChangeResult told = TokenFaults.told(result, METAFIELDS);
        // What names no place stands beside values that were all set.
        List<FieldProblem> beside = told instanceof ChangeResult.Done
                        && result instanceof GateResult.Recorded it
                        && it.told() != null
                        && it.told().userErrors().stream()
                                .anyMatch(error -> !error.field().isEmpty())
                ? it.told().userErrors().stream()
                        .map(error -> new FieldProblem(place(error.field()), "API", error.message()))
                        .toList()
                : List.of();
        return new SetResult(told, beside);
    }

    private static String place(List<String> path) {
        return String.join(
                ".", !path.isEmpty() && path.getFirst().equals(METAFIELDS) ? path.subList(1, path.size()) : path);
    }

    /** What can be said before sending; problems are tied to {@code <place>.value} or {@code <place>.identifier}. */
    public static List<FieldProblem> check(List<UserValue> values) {
        List<FieldProblem> problems = new ArrayList<>();
        if (values.isEmpty() || values.size() > MOST_AT_ONCE) {
            problems.add(FieldProblem.of("", values.isEmpty() ? "VALUES_NONE" : "VALUES_MANY"));
        }
        Set<KeyPair> paths = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            UserValue value = values.get(i);
            if (value.type().isEmpty()
                    && ValueDefinitions.path(value.path().toString()).isEmpty()) {
                problems.add(FieldProblem.of(i + ".identifier", "PATH_ODD"));
            } else if (!paths.add(value.path())) {
                problems.add(FieldProblem.of(i + ".identifier", "VALUE_TWICE"));
            }
            String field = i + ".value";
            ValueRules.check(value.type(), value.validations(), value.value())
                    .ifPresent(code -> problems.add(FieldProblem.of(field, code)));
        }
        return List.copyOf(problems);
    }

    /** The values of an image of the gate's, with what is known of their definitions; a path that is not in it has none. */
    public static List<UserValue> read(@Nullable ObjectNode image, List<UserValue> known) {
        List<UserValue> values = new ArrayList<>();
        JsonNode all = image == null ? null : image.get(ValueImages.FIELD);
        if (all != null) {
            for (JsonNode one : all) {
                KeyPair path = ValueImages.path(one.path("definition"));
                known.stream()
                        .filter(value -> value.path().equals(path))
                        .findFirst()
                        .ifPresent(value -> values.add(new UserValue(
                                path,
                                value.name(),
                                one.path("definition").path("type").path("name").asString(value.type()),
                                value.validations(),
                                one.path("value").asString(""))));
            }
        }
        return List.copyOf(values);
    }

    /** Removes one value through the gate. Needs USER_DATA_EDIT. Blocks; call it in the background. */
    public ChangeResult delete(
            Actor actor, Client client, SessionKey session, UUID token, UUID intent, UserValue seen) {
        rights.require(actor, Permission.USER_DATA_EDIT, client.id().value());
        return tokens.shown(actor, client, session, token)
                .map(shown -> TokenFaults.told(submit(deleting.change(actor, client, intent, shown, seen), shown), ""))
                .orElseGet(() -> new ChangeResult.NotSent(null, "NO_TOKEN"));
    }
}
