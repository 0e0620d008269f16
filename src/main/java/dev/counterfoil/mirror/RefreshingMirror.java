package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

@Component
class RefreshingMirror implements DefinitionMirror {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshingMirror.class);

    private final MirrorStore store;
    private final DefinitionRound round;
    private final Partners partners;
    private final ClientAccess clients;
    private final ApplicationEventPublisher events;

    RefreshingMirror(
            MirrorStore store,
            DefinitionRound round,
            Partners partners,
            ClientAccess clients,
            ApplicationEventPublisher events) {
        this.store = store;
        this.round = round;
        this.partners = partners;
        this.clients = clients;
        this.events = events;
    }

    @Override
    public List<SeenDefinition> list(ClientId client, DefinitionQuery query, int offset, int limit) {
        return store.list(client, query, offset, limit);
    }

    @Override
    public int count(ClientId client, DefinitionQuery query) {
        return store.count(client, query);
    }

    @Override
    public DefinitionChoices choices(ClientId client) {
        return store.choices(client);
    }

    @Override
    public Optional<SeenDefinition> find(ClientId client, String uuid) {
        return store.find(client, uuid);
    }

    @Override
    public List<PlacedDefinition> search(Rights.Reach reach, @Nullable ClientId near, String words, int limit) {
        return store.search(reach, near, words, limit);
    }

    @Override
    public Optional<SeenDefinition> find(ClientId client, KeyPair path) {
        return store.find(client, path);
    }

    @Override
    public Set<KeyPair> known(ClientId client, Collection<KeyPair> paths) {
        return store.known(client, paths);
    }

    @Override
    public MirrorState state(ClientId client) {
        return store.state(client);
    }

    @Override
    public Map<ClientId, MirrorState> states(Collection<ClientId> clients) {
        return store.states(clients);
    }

    @Override
    public Set<String> madeByOthers(ClientId client, Collection<String> uuids) {
        Set<String> made = new HashSet<>();
        store.elsewhere(client, uuids)
                .forEach((other, definitions) -> definitions.stream()
                        .filter(definition -> isMaker(clients.describe(other.value()), definition))
                        .forEach(definition -> made.add(definition.uuid())));
        return made;
    }

    private static boolean isMaker(Client client, MetafieldDefinition definition) {
        String gid = client.gid();
        return definition.namespace() == null
                && gid != null
                && (definition.access() == null
                        || definition.access().grants().stream()
                                .noneMatch(grant -> grant.grantee().equals(gid)));
    }

    @Override
    public void changed(ClientId client, MetafieldDefinition definition, String knownAs) {
        // Reached by another path than the list's, it keeps the list's: else the next list would seem to rename it.
        MetafieldDefinition taken = store.find(client, definition.uuid())
                .map(seen -> seen.definition().path())
                .filter(path -> !path.toString().equals(knownAs))
                .map(definition::at)
                .orElse(definition);
        store.see(client, null, List.of(taken), true);
        store.knownAs(client, taken, knownAs);
        events.publishEvent(new MirrorRefreshed(client, true));
    }

    @Override
    public void gone(ClientId client, String uuid) {
        Set<ClientId> knew = new HashSet<>(store.forget(uuid));
        knew.add(client);
        knew.forEach(one -> events.publishEvent(new MirrorRefreshed(one, true)));
    }

    @Override
    public void readAgain(ClientId client, KeyPair path) {
        if (read(client, path) instanceof Fetched.Ok<Optional<MetafieldDefinition>> ok
                && ok.value().isPresent()) {
            changed(client, ok.value().get(), path.toString());
        }
    }

    @Override
    public Fetched<Optional<MetafieldDefinition>> read(ClientId client, KeyPair path) {
        try (ClientAccess.Opened opened = clients.open(client)) {
            return partners.metafieldDefinition(opened.endpoint(), opened.credential(), path);
        }
    }

    @Override
    public Fetched<DefinitionListing> browse(ClientId client, DefinitionsQuery query) {
        try (ClientAccess.Opened opened = clients.open(client)) {
            return partners.listDefinitions(opened.endpoint(), opened.credential(), query);
        }
    }

    @Override
    public Map<ClientId, List<SeenDefinition>> all(Collection<ClientId> clients) {
        return store.all(clients);
    }

    @Override
    public void refresh(ClientId client) {
        UUID run = UUID.randomUUID();
        if (!store.begin(client, run, DefinitionRound.LEASE)) {
            return;
        }
        DefinitionRound.End end = new DefinitionRound.End("INTERRUPTED", true);
        try {
            end = round.take(client, run);
        } catch (LedgerUnavailableException away) {
            LOG.error("What was found on client {} cannot be recorded, so that it is not taken over", client);
            end = new DefinitionRound.End("NOT_RECORDED", true);
        } finally {
            String problem = end.problem();
            if (problem != null) {
                store.fail(client, run, problem);
            }
            round.hurryIfMoved(client);
            events.publishEvent(new MirrorRefreshed(client, end.changed()));
        }
    }
}
