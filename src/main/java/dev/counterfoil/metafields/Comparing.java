package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.NamespaceSubject;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what two clients have. Knows no service: what was seen comes in, what differs goes out. */
final class Comparing {

    private Comparing() {}

    /**
     * What was seen of a client: all its definitions, and the namespaces that are remembered.
     *
     * @param others UUIDs of definitions that another client of ours made
     */
    record Seen(
            Client client, List<MetafieldDefinition> definitions, List<SeenNamespace> namespaces, Set<String> others) {

        /** Those it made itself, by key: what was shared with it has another owner, or another namespace. */
        Map<String, MetafieldDefinition> own() {
            return byKey(this::owned);
        }

        boolean owned(MetafieldDefinition definition) {
            return owns(client, definition, others);
        }

        private Map<String, MetafieldDefinition> shared() {
            return byKey(definition -> definition.namespace() == null && !owned(definition));
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
     * Whether it made the definition itself. The API does not say so, but a client that a definition was shared with sees its own grant. The
     * reference leaves open whether the maker appears among the grants as well; as its administrator, if at all.
     *
     * @param others UUIDs of definitions that another client of ours made
     */
    static boolean owns(Client client, MetafieldDefinition definition, Set<String> others) {
        Optional<String> level = ownLevel(client, definition);
        return definition.namespace() == null
                && (level.isEmpty() || level.get().equals("ADMIN") && !others.contains(definition.uuid()));
    }

    /** Whether nothing of it hints at another maker. */
    static boolean isMaker(Client client, MetafieldDefinition definition) {
        return definition.namespace() == null
                && client.gid() != null
                && ownLevel(client, definition).isEmpty();
    }

    private static Optional<String> ownLevel(Client client, MetafieldDefinition definition) {
        String gid = client.gid();
        return gid == null
                ? Optional.empty()
                : Optional.ofNullable(Sharing.level(definition.access(), new Target("client", gid)));
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
            ComparingAccess.of(
                            target.client(),
                            Kind.NAMESPACE,
                            seen.namespace().path(),
                            ComparingAccess.wanted(
                                    source.client(), seen.namespace().access(), mapped),
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
                ComparingAccess.of(
                                target.client(),
                                Kind.DEFINITION,
                                definition.path(),
                                ComparingAccess.wanted(source.client(), definition.access(), mapped),
                                found == null ? null : found.access())
                        .ifPresent(items::add);
            }
        });
        return items;
    }

    private static List<String> differing(MetafieldDefinition one, MetafieldDefinition other) {
        List<String> fields = new ArrayList<>();
        if (!one.type().equals(other.type())) {
            fields.add("type");
        }
        texts(fields, one.name(), other.name(), one.description(), other.description());
        if (!RuleValues.same(one.validations(), other.validations())) {
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
