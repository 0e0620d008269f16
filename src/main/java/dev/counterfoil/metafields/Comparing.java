package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.NamespaceSubject;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what two clients have. Knows no service: what was seen comes in, what differs goes out. */
final class Comparing {

    private Comparing() {}

    /** What was seen of a client: all its definitions, and the namespaces that are remembered. */
    record Seen(Client client, List<MetafieldDefinition> definitions, List<SeenNamespace> namespaces) {

        /** Those it made itself, by key: what was shared with it has another owner, or another namespace. */
        Map<String, MetafieldDefinition> own() {
            return byKey(definition -> owns(client, definition));
        }

        private Map<String, MetafieldDefinition> shared() {
            return byKey(definition -> definition.namespace() == null && !owns(client, definition));
        }

        private Map<String, MetafieldDefinition> byKey(java.util.function.Predicate<MetafieldDefinition> those) {
            return definitions.stream()
                    .filter(those)
                    .collect(Collectors.toMap(
                            MetafieldDefinition::key, Function.identity(), (first, second) -> first, TreeMap::new));
        }

        /** Its own namespaces by key, as far as they are remembered. */
        Map<String, SeenNamespace> spaces() {
            return namespaces.stream()
                    .filter(seen -> seen.namespace().namespace() == null)
                    .collect(Collectors.toMap(
                            seen -> seen.namespace().key(), Function.identity(), (first, second) -> first));
        }
    }

    /**
     * Whether it made the definition itself. The API does not say so, but a client that a definition was shared with sees its own grant,
     * and nobody has a grant on what is theirs.
     */
    static boolean owns(Client client, MetafieldDefinition definition) {
        Access access = definition.access();
        return definition.namespace() == null
                && (access == null
                        || client.gid() == null
                        || access.grants().stream()
                                .noneMatch(grant -> grant.kind().equals("client")
                                        && grant.grantee().equals(client.gid())));
    }

    /**
     * Everything of the source and of the targets.
     *
     * @param grantees for each target how grantees become those of its environment; null leaves grants out
     */
    static List<Item> compare(
            Seen source, List<Seen> targets, @Nullable Function<Client, Function<Grant, @Nullable Grant>> grantees) {
        List<Item> items = new ArrayList<>();
        for (Seen target : targets) {
            items.addAll(namespaces(source, target));
            items.addAll(definitions(source, target));
            if (grantees != null) {
                Function<Grant, @Nullable Grant> mapped = grantees.apply(target.client());
                items.addAll(namespaceGrants(source, target, mapped));
                items.addAll(definitionGrants(source, target, mapped));
            }
        }
        items.sort(Comparator.comparing(Item::about)
                .thenComparing(Item::key)
                .thenComparing(
                        item -> targets.stream().map(Seen::client).toList().indexOf(item.target()))
                .thenComparing(Item::kind));
        return List.copyOf(items);
    }

    private static List<Item> definitions(Seen source, Seen target) {
        Map<String, MetafieldDefinition> here = source.own();
        Map<String, MetafieldDefinition> there = target.own();
        Map<String, MetafieldDefinition> taken = target.shared();
        return keys(here, there)
                .map(key -> {
                    MetafieldDefinition wanted = here.get(key);
                    MetafieldDefinition found = there.getOrDefault(key, taken.get(key));
                    List<String> fields = wanted == null || found == null ? List.of() : differing(wanted, found);
                    State state = found == null
                            ? State.MISSING
                            : wanted == null
                                    ? State.ONLY_ON_TARGET
                                    : !there.containsKey(key)
                                            ? State.KEY_TAKEN
                                            : !wanted.type().equals(found.type())
                                                    ? State.TYPE_CONFLICT
                                                    : fields.isEmpty() ? State.EQUAL : State.DIFFERENT;
                    return new Item(target.client(), key, state, fields, new DefinitionSubject(wanted, found));
                })
                .toList();
    }

    private static List<Item> namespaces(Seen source, Seen target) {
        Map<String, SeenNamespace> here = source.spaces();
        Map<String, SeenNamespace> there = target.spaces();
        return keys(here, there)
                .map(key -> {
                    SeenNamespace wanted = here.get(key);
                    SeenNamespace found = there.get(key);
                    List<String> fields = wanted == null || found == null
                            ? List.of()
                            : differing(wanted.namespace(), found.namespace());
                    State state = found == null
                            ? State.MISSING
                            : wanted == null ? State.ONLY_ON_TARGET : fields.isEmpty() ? State.EQUAL : State.DIFFERENT;
                    return new Item(target.client(), key, state, fields, new NamespaceSubject(wanted, found));
                })
                .toList();
    }

    /** What is shared into a namespace is nested in it: its access names the namespaces above it. */
    private static List<Item> namespaceGrants(Seen source, Seen target, Function<Grant, @Nullable Grant> mapped) {
        Map<String, SeenNamespace> there = target.spaces();
        List<Item> items = new ArrayList<>();
        source.spaces().forEach((key, seen) -> {
            SeenNamespace found = there.get(key);
            grants(
                            target.client(),
                            Kind.NAMESPACE,
                            seen.namespace().path(),
                            wanted(seen.namespace().access(), mapped),
                            found == null ? null : found.namespace().access())
                    .ifPresent(items::add);
        });
        return items;
    }

    private static List<Item> definitionGrants(Seen source, Seen target, Function<Grant, @Nullable Grant> mapped) {
        Map<String, MetafieldDefinition> there = target.own();
        Map<String, MetafieldDefinition> taken = target.shared();
        List<Item> items = new ArrayList<>();
        source.own().forEach((key, definition) -> {
            MetafieldDefinition found = there.get(key);
            boolean blocked =
                    taken.containsKey(key) || found != null && !found.type().equals(definition.type());
            if (!blocked) {
                grants(
                                target.client(),
                                Kind.DEFINITION,
                                definition.path(),
                                wanted(definition.access(), mapped),
                                found == null ? null : found.access())
                        .ifPresent(items::add);
            }
        });
        return items;
    }

    private static Access wanted(@Nullable Access access, Function<Grant, @Nullable Grant> mapped) {
        if (access == null) {
            return new Access(null, List.of());
        }
        Map<Object, Grant> grants = new java.util.LinkedHashMap<>();
        access.grants().stream()
                .map(mapped)
                .filter(Objects::nonNull)
                .forEach(grant -> grants.putIfAbsent(Sharing.target(grant), grant));
        return new Access(access.level(), List.copyOf(grants.values()));
    }

    /** Empty where the source shares it with nobody who is wanted here. */
    private static Optional<Item> grants(
            Client target, Kind to, KeyPair path, Access wanted, @Nullable Access inForce) {
        if (wanted.level() == null && wanted.grants().isEmpty()) {
            return Optional.empty();
        }
        List<Grant> give = wanted.grants().stream()
                .filter(grant -> !Sharing.level(grant.level()).equals(Sharing.level(inForce, Sharing.target(grant))))
                .toList();
        String level = wanted.level();
        boolean sameLevel = level == null
                || inForce != null
                        && inForce.level() != null
                        && Sharing.level(level).equals(Sharing.level(inForce.level()));
        State state = give.isEmpty() && sameLevel
                ? State.EQUAL
                : inForce == null || inForce.grants().isEmpty() ? State.MISSING : State.DIFFERENT;
        List<String> fields = new ArrayList<>(give.stream().map(Grant::grantee).toList());
        if (!sameLevel) {
            fields.addFirst("default");
        }
        return Optional.of(new Item(
                target,
                path.key(),
                state,
                List.copyOf(fields),
                new GrantsSubject(to, path, wanted, inForce, new Access(sameLevel ? null : level, give))));
    }

    private static List<String> differing(MetafieldDefinition one, MetafieldDefinition other) {
        List<String> fields = new ArrayList<>();
        if (!one.type().equals(other.type())) {
            fields.add("type");
        }
        texts(fields, one.name(), other.name(), one.description(), other.description());
        // The order of rules means nothing.
        if (!new HashSet<>(one.validations()).equals(new HashSet<>(other.validations()))) {
            fields.add("validations");
        }
        return List.copyOf(fields);
    }

    private static List<String> differing(MetafieldNamespace one, MetafieldNamespace other) {
        List<String> fields = new ArrayList<>();
        texts(fields, one.name(), other.name(), one.description(), other.description());
        return List.copyOf(fields);
    }

    private static void texts(
            List<String> fields,
            @Nullable String name,
            @Nullable String otherName,
            @Nullable String description,
            @Nullable String otherDescription) {
        if (!text(name).equals(text(otherName))) {
            fields.add("name");
        }
        if (!text(description).equals(text(otherDescription))) {
            fields.add("description");
        }
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static Stream<String> keys(Map<String, ?> here, Map<String, ?> there) {
        TreeSet<String> keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        return List.copyOf(keys).stream();
    }
}
