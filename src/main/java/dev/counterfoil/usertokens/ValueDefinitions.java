package dev.counterfoil.usertokens;

import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.DefinitionQuery;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The definitions of a client that a value can be set for, as last seen; a value can be set for others, too, by their path. */
@Service
public class ValueDefinitions {

    private static final int LONGEST_PATH = 255;

    private final Rights rights;
    private final DefinitionMirror mirror;

    ValueDefinitions(Rights rights, DefinitionMirror mirror) {
        this.rights = rights;
        this.mirror = mirror;
    }

    /** Those with this text in key, name, description or type, by key, each with an empty value. Needs USER_DATA_VIEW. */
    public List<UserValue> list(Actor actor, Client client, String filter, int offset, int limit) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return mirror.list(client.id(), query(filter), offset, limit).stream()
                .map(ValueDefinitions::empty)
                .toList();
    }

    /** How many {@link #list} has. Needs USER_DATA_VIEW. */
    public int count(Actor actor, Client client, String filter) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return mirror.count(client.id(), query(filter));
    }

    /** The one at exactly this path. Needs USER_DATA_VIEW. */
    public Optional<UserValue> find(Actor actor, Client client, KeyPair path) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return mirror.find(client.id(), path).map(ValueDefinitions::empty);
    }

    /** Which of these paths have a definition. One statement. Needs USER_DATA_VIEW. */
    public Set<KeyPair> known(Actor actor, Client client, Collection<KeyPair> paths) {
        rights.require(actor, Permission.USER_DATA_VIEW, client.id().value());
        return mirror.known(client.id(), paths);
    }

    /** What a person typed, if it can be a path: levels between periods, none of them empty, without blanks. */
    public static Optional<KeyPair> path(String typed) {
        return typed.length() <= LONGEST_PATH && typed.matches("[^\\s.\\p{Cntrl}]+(\\.[^\\s.\\p{Cntrl}]+)*")
                ? Optional.of(KeyPair.parse(typed))
                : Optional.empty();
    }

    private static DefinitionQuery query(String filter) {
        return new DefinitionQuery(filter, DefinitionQuery.Sort.KEY, false);
    }

    private static UserValue empty(SeenDefinition seen) {
        String name = seen.definition().name();
        return new UserValue(
                seen.definition().path(),
                name == null ? "" : name,
                seen.definition().type(),
                seen.definition().validations(),
                "");
    }
}
