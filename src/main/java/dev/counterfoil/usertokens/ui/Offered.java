package dev.counterfoil.usertokens.ui;

import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.ValueDefinitions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a value can be set for: the values seen that no definition seen belongs to, then the client's definitions, a page at a time. */
class Offered {

    private final ValueDefinitions definitions;
    private final Actor actor;
    private final Client client;
    private final Map<KeyPair, UserValue> seen;
    private final List<UserValue> beside;

    Offered(ValueDefinitions definitions, Actor actor, Client client, List<UserValue> seen) {
        this.definitions = definitions;
        this.actor = actor;
        this.client = client;
        this.seen =
                seen.stream().collect(Collectors.toMap(UserValue::path, Function.identity(), (first, again) -> first));
        Set<KeyPair> known = definitions.known(actor, client, this.seen.keySet());
        this.beside =
                seen.stream().filter(value -> !known.contains(value.path())).toList();
    }

    Stream<UserValue> fetch(String filter, int offset, int limit) {
        List<UserValue> first = beside(filter);
        int before = Math.max(0, Math.min(limit, first.size() - offset));
        Stream<UserValue> rest = before == limit
                ? Stream.empty()
                : definitions.list(actor, client, filter, Math.max(0, offset - first.size()), limit - before).stream()
                        .map(one -> seen.getOrDefault(one.path(), one));
        return Stream.concat(first.stream().skip(offset).limit(before), rest);
    }

    int count(String filter) {
        return beside(filter).size() + definitions.count(actor, client, filter);
    }

    /** What belongs to a path that was typed, whether anybody has seen it or not. */
    UserValue at(KeyPair path) {
        UserValue known = seen.get(path);
        return known != null ? known : definitions.find(actor, client, path).orElseGet(() -> UserValue.untyped(path));
    }

    private List<UserValue> beside(String filter) {
        String words = filter.strip().toLowerCase(Locale.ROOT);
        return beside.stream()
                .filter(value -> (value.path() + " " + value.name() + " " + value.type())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
    }
}
