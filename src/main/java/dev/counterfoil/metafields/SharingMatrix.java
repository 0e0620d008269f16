package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who of ours may do what with whose definitions.
 *
 * @param columns our clients that can be granted something: those with a GID
 * @param rows by owner, then key
 * @param unknown GIDs that have access and are none of ours, in order
 */
public record SharingMatrix(List<Client> columns, List<Row> rows, Set<String> unknown) {

    /** One definition, as its owner sees it: nobody else sees all who have access. */
    public record Row(Client owner, MetafieldDefinition definition) {

        /** What the client may do, by the level's one name; null for nothing. Meaningless for the owner. */
        public @Nullable String level(Client client) {
            return client.gid() == null ? null : Sharing.level(definition.access(), new Target("client", client.gid()));
        }

        /** What any client may do; null for nothing. */
        public @Nullable String anybody() {
            Access access = definition.access();
            return access == null || access.level() == null ? null : Sharing.level(access.level());
        }

        /** Through how many namespaces and roles somebody comes by it. */
        public int through() {
            return (int)
                    grants().filter(grant -> !grant.kind().equals("client")).count();
        }

        public boolean shared() {
            Access access = definition.access();
            return access != null && (access.level() != null || !access.grants().isEmpty());
        }

        public boolean isOwner(Client client) {
            return owner.id().equals(client.id());
        }

        private Stream<Grant> grants() {
            return definition.access() == null ? Stream.empty() : definition.access().grants().stream();
        }
    }

    /** @param seen what was last seen of each */
    static SharingMatrix of(List<Client> clients, Map<ClientId, List<MetafieldDefinition>> seen) {
        List<Row> rows = new ArrayList<>();
        for (Client owner : clients) {
            Set<String> others = Ownership.madeByOthers(owner, clients, seen);
            seen.getOrDefault(owner.id(), List.of()).stream()
                    .filter(definition -> Comparing.owns(owner, definition, others))
                    .sorted(Comparator.comparing(MetafieldDefinition::key))
                    .forEach(definition -> rows.add(new Row(owner, definition)));
        }
        Set<String> ours =
                clients.stream().map(Client::gid).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<String> unknown =
                new TreeSet<>(Grantees.gids(rows.stream().flatMap(Row::grants).toList()));
        unknown.removeAll(ours);
        return new SharingMatrix(
                clients.stream().filter(client -> client.gid() != null).toList(), List.copyOf(rows), unknown);
    }

    /** How many definitions this grantee has access to. */
    public int reach(String gid) {
        return (int) rows.stream()
                .filter(row -> row.grants().anyMatch(grant -> grant.grantee().equals(gid)))
                .count();
    }
}
