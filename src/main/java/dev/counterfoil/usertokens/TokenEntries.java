package dev.counterfoil.usertokens;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the record says of tokens and test users beyond the changes made through an API: never a token, and of people only what can be erased. */
final class TokenEntries {

    private static final int CODE_VERSION = 1;

    private TokenEntries() {}

    /** A token is known by the start of its random name: not by the user. */
    static Subject subject(UUID token) {
        return new Subject("userToken", token.toString(), token.toString().substring(0, 8));
    }

    static EntryDraft kept(Actor actor, Client client, UserToken token) {
        return draft("userToken.keep", actor, client, subject(token.id()), Map.of(), person(token));
    }

    static EntryDraft forgotten(Actor actor, Client client, UserToken token) {
        return draft("userToken.forget", actor, client, subject(token.id()), Map.of(), person(token));
    }

    /** Nobody did it: the portal keeps no token that cannot be used any more. */
    static EntryDraft expired(Client client, UserToken token) {
        return draft("userToken.expire", null, client, subject(token.id()), Map.of(), person(token));
    }

    /** @param keys paths of the values that were shown */
    static EntryDraft read(Actor actor, Client client, UserToken token, String keys, int count) {
        return draft(
                "userMetafields.read",
                actor,
                client,
                subject(token.id()),
                Map.of("keys", keys, "values", Integer.toString(count)),
                person(token));
    }

    /** @param problem why it does not work, as a code; empty: it does */
    static EntryDraft checked(Actor actor, Client client, UserToken token, String problem) {
        return draft(
                "userToken.check",
                actor,
                client,
                subject(token.id()),
                problem.isEmpty() ? Map.of() : Map.of("code", problem),
                person(token));
    }

    /** @param what {@code add}, {@code edit} or {@code remove} */
    static EntryDraft testUser(String what, Actor actor, Client client, TestUser user) {
        Map<String, String> person = Map.of("user.label", user.label(), "user.publicId", user.publicId());
        Subject subject = new Subject(
                "testUser", user.id().toString(), user.id().toString().substring(0, 8));
        return draft("testUser." + what, actor, client, subject, Map.of(), person);
    }

    /** Whom a token is for, as far as it is known: erasable. */
    static Map<String, String> person(UserToken token) {
        Map<String, String> person = new HashMap<>();
        put(person, "user.label", token.label());
        put(person, "user.publicId", token.publicId());
        put(person, "user.email", token.email());
        return person;
    }

    private static void put(Map<String, String> person, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            person.put(name, value);
        }
    }

    private static EntryDraft draft(
            String action,
            @Nullable Actor actor,
            Client client,
            Subject subject,
            Map<String, String> more,
            Map<String, String> person) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("client.name", client.name());
        parameters.put("client.environment", client.environment().name());
        if (client.elsewhere() != null) {
            parameters.put("client.elsewhere", client.elsewhere());
        }
        Map<String, String> personal = new HashMap<>(person);
        if (actor != null) {
            personal.putAll(actor.personal());
        }
        return new EntryDraft(
                action,
                CODE_VERSION,
                Outcome.RECORDED,
                client.id().value(),
                subject,
                null,
                actor == null ? null : actor.id().value(),
                parameters,
                personal,
                Map.of());
    }
}
