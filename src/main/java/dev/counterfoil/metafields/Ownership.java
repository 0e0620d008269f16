package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells which of the definitions that a client administers another client of ours made. */
@Component
class Ownership {

    private final DefinitionMirror mirror;

    Ownership(DefinitionMirror mirror) {
        this.mirror = mirror;
    }

    /** UUIDs among these that others made. One statement, and none where there is nothing to doubt. */
    Set<String> others(Client client, Collection<MetafieldDefinition> definitions) {
        List<String> doubtful = definitions.stream()
                .filter(definition -> doubtful(client, definition))
                .map(MetafieldDefinition::uuid)
                .toList();
        return doubtful.isEmpty() ? Set.of() : mirror.madeByOthers(client.id(), doubtful);
    }

    /** The same for all these clients, among themselves. */
    static Set<String> madeByOthers(
            Client client, List<Client> clients, Map<ClientId, List<MetafieldDefinition>> seen) {
        Set<String> doubtful = seen.getOrDefault(client.id(), List.of()).stream()
                .filter(definition -> doubtful(client, definition))
                .map(MetafieldDefinition::uuid)
                .collect(Collectors.toSet());
        return doubtful.isEmpty()
                ? Set.of()
                : clients.stream()
                        .filter(other -> !other.id().equals(client.id()))
                        .flatMap(other -> seen.getOrDefault(other.id(), List.of()).stream()
                                .filter(definition ->
                                        doubtful.contains(definition.uuid()) && Comparing.isMaker(other, definition)))
                        .map(MetafieldDefinition::uuid)
                        .collect(Collectors.toSet());
    }

    private static boolean doubtful(Client client, MetafieldDefinition definition) {
        return Comparing.owns(client, definition, Set.of())
                && !Comparing.owns(client, definition, Set.of(definition.uuid()));
    }
}
