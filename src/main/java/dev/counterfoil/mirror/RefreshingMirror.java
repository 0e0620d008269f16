package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionPage;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

@Component
class RefreshingMirror implements DefinitionMirror {

    private static final int PAGE = 250;

    /** The platform stops paging at 25,000 objects; a server that pages on for ever is cut off a little later. */
    private static final int MOST_PAGES = 120;

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final MirrorStore store;
    private final Partners partners;
    private final ClientAccess clients;
    private final ApplicationEventPublisher events;

    RefreshingMirror(MirrorStore store, Partners partners, ClientAccess clients, ApplicationEventPublisher events) {
        this.store = store;
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
    public Optional<SeenDefinition> find(ClientId client, String uuid) {
        return store.find(client, uuid);
    }

    @Override
    public MirrorState state(ClientId client) {
        return store.state(client);
    }

    @Override
    public void changed(ClientId client, MetafieldDefinition definition, String knownAs) {
        store.see(client, null, List.of(definition), true);
        store.knownAs(client, definition, knownAs);
        events.publishEvent(new MirrorRefreshed(client));
    }

    @Override
    public void gone(ClientId client, String uuid) {
        store.forget(client, uuid);
        events.publishEvent(new MirrorRefreshed(client));
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
        if (!store.begin(client, run, LEASE)) {
            return;
        }
        String problem = "INTERRUPTED";
        try {
            problem = readAll(client, run);
        } finally {
            if (problem != null) {
                store.fail(client, run, problem);
            }
            events.publishEvent(new MirrorRefreshed(client));
        }
    }

    /** Null, or why it could not be read to its end. */
    private @Nullable String readAll(ClientId client, UUID run) {
        Instant began = store.now();
        Set<String> cursors = new HashSet<>();
        String after = null;
        try (ClientAccess.Opened opened = clients.open(client)) {
            for (int page = 0; page < MOST_PAGES; page++) {
                switch (partners.metafieldDefinitions(opened.endpoint(), opened.credential(), PAGE, after)) {
                    case Fetched.Failed<DefinitionPage> failed -> {
                        return Answer.code(failed.answer());
                    }
                    case Fetched.Ok<DefinitionPage> ok -> {
                        store.see(client, run, ok.value().definitions(), false);
                        after = ok.value().endCursor();
                        if (!ok.value().hasNextPage()) {
                            store.end(client, run, began);
                            return null;
                        }
                        if (after == null || !cursors.add(after)) {
                            return "PAGING_BROKEN";
                        }
                    }
                }
            }
        }
        return "PAGING_BROKEN";
    }
}
