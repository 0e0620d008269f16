package dev.counterfoil.metafields;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which namespaces definitions tell of: no query returns one. */
final class Nesting {

    private Nesting() {}

    /**
     * How many definitions are in each namespace, by its path; levels below not counted, the reserved one left out.
     *
     * @param owned whether the client made it
     */
    static Map<String, Integer> populated(
            Collection<MetafieldDefinition> definitions, Predicate<MetafieldDefinition> owned) {
        Map<String, Set<String>> members = new TreeMap<>();
        definitions.forEach(definition -> namespaces(definition, owned.test(definition))
                .forEach(path ->
                        members.computeIfAbsent(path, none -> new HashSet<>()).add(definition.uuid())));
        return members.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size(), (one, other) -> one, TreeMap::new));
    }

    /**
     * A client's own definition comes back under its shortest path, which names no namespace, but its grants name those that it is shared into.
     * The grants of others' definitions may name namespaces that this client has not.
     */
    private static Stream<String> namespaces(MetafieldDefinition definition, boolean owned) {
        Stream<String> shown = Stream.ofNullable(definition.namespace());
        return definition.access() == null || !owned
                ? shown
                : Stream.concat(
                        shown,
                        definition.access().grants().stream()
                                .filter(grant -> grant.kind().equals("key"))
                                .map(Grant::grantee));
    }
}
