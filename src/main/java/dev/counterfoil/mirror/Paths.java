package dev.counterfoil.mirror;

import dev.counterfoil.mirror.Found.Alias;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which paths clients of ours see the same definition. The API lists each by its shortest path: that it is also a
 * member of a namespace shows only in its grants, and from the other clients that reach it through the namespace.
 */
@Component
class Paths {

    /** What leads to one definition, now or at some time. */
    static final class Leading {

        final Set<Alias> aliases = new HashSet<>();
        final Set<String> levels = new HashSet<>();

        void alias(UUID client, String path) {
            aliases.add(new Alias(client, path));
            List<String> keys = List.of(path.split("\\."));
            levels.addAll(keys.subList(0, Math.max(0, keys.size() - 1)));
        }
    }

    private final JdbcClient jdbc;

    Paths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was seen of these, on all clients. */
    Map<String, Leading> of(Collection<String> uuids) {
        Map<String, Leading> all = new HashMap<>();
        jdbc.sql("""
                select uuid, client_id, coalesce(namespace || '.', '') || key as path, former, within
                from mirror_definition where uuid = any(?)""").param(uuids.toArray(String[]::new)).query(row -> {
            Leading leading = all.computeIfAbsent(row.getString("uuid"), uuid -> new Leading());
            UUID client = row.getObject("client_id", UUID.class);
            leading.alias(client, row.getString("path"));
            for (String former : (String[]) row.getArray("former").getArray()) {
                leading.alias(client, former);
            }
            leading.levels.addAll(
                    Arrays.asList((String[]) row.getArray("within").getArray()));
        });
        return all;
    }

    /** Keys of the namespaces that lead to it as one client sees it. */
    static Set<String> within(MetafieldDefinition definition) {
        Set<String> keys = new HashSet<>();
        levels(definition.namespace()).forEach(keys::add);
        levels(definition.access()).forEach(keys::add);
        return keys;
    }

    private static Stream<String> levels(@Nullable Access access) {
        return access == null
                ? Stream.empty()
                : access.grants().stream()
                        .filter(grant -> grant.kind().equals("key"))
                        .flatMap(grant -> levels(grant.grantee()));
    }

    private static Stream<String> levels(@Nullable String path) {
        return path == null || path.isEmpty() ? Stream.empty() : Stream.of(path.split("\\."));
    }
}
