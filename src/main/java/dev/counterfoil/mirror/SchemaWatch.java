package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.SchemaState.Difference;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.ApiSchema;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.KnownSchema;
import dev.counterfoil.upstream.partners.PartnersSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Asks each endpoint once a day for its schema, and says when it is another than at the last time. The API is labelled unstable. */
@Component
public class SchemaWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);

    static final String TASK = "schema.changed";
    private static final int CODE_VERSION = 1;

    private final SchemaStore store;
    private final PartnersSchema schema;
    private final ClientAccess clients;
    private final Ledger ledger;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final WatchProperties properties;
    private final JsonMapper json = JsonMapper.shared();

    SchemaWatch(
            SchemaStore store,
            PartnersSchema schema,
            ClientAccess clients,
            Ledger ledger,
            Tasks tasks,
            TransactionTemplate transaction,
            WatchProperties properties) {
        this.store = store;
        this.schema = schema;
        this.clients = clients;
        this.ledger = ledger;
        this.tasks = tasks;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT60S")
    void tick() {
        if (properties.schemaEvery().isZero()) {
            return;
        }
        try {
            Set<String> endpoints = endpoints();
            store.follow(endpoints);
            Optional<String> due = store.claim(endpoints, properties.schemaEvery());
            while (due.isPresent()) {
                check(due.get());
                due = store.claim(endpoints, properties.schemaEvery());
            }
        } catch (DataAccessException | TransactionException | LedgerUnavailableException away) {
            LOG.warn("No schema could be checked this time: {}", away.getClass().getSimpleName());
        }
    }

    private Set<String> endpoints() {
        Set<String> urls = new TreeSet<>();
        clients.all().forEach(client -> urls.add(client.endpoint().url().toString()));
        return urls;
    }

    /** Asks one endpoint with the credential of a client that uses it. Blocks. */
    void check(String endpoint) {
        store.follow(List.of(endpoint));
        Optional<Client> client = clients.all().stream()
                .filter(one -> one.endpoint().url().toString().equals(endpoint))
                .findFirst();
        if (client.isEmpty()) {
            store.notFound(endpoint, Finding.UNREADABLE, "NO_CLIENT");
            return;
        }
        try (ClientAccess.Opened opened = clients.open(client.get().id())) {
            ask(schema, opened.endpoint(), opened.credential());
        } catch (NoCredentialException sealed) {
            store.notFound(endpoint, Finding.UNREADABLE, "NO_CREDENTIAL");
        }
    }

    /**
     * A credential is at hand for an endpoint that clients' own credentials do not open: asks it for its schema, if a day has passed since the last
     * time. Blocks for one query then. Nothing of the credential is kept.
     */
    public void pass(KnownSchema known, Endpoint endpoint, Credential credential) {
        if (properties.schemaEvery().isZero()) {
            return;
        }
        List<String> url = List.of(endpoint.url().toString());
        store.follow(url);
        if (store.claim(url, properties.schemaEvery()).isPresent()) {
            ask(known, endpoint, credential);
        }
    }

    private void ask(KnownSchema known, Endpoint at, Credential credential) {
        String endpoint = at.url().toString();
        switch (known.now(at, credential)) {
            case Fetched.Ok<ApiSchema> ok -> compare(known, endpoint, ok.value());
            case Fetched.Failed<ApiSchema> failed -> {
                boolean refused = failed.answer() instanceof Answer.Errors errors
                        && (errors.status() == 200 || errors.status() == 400);
                store.notFound(
                        endpoint, refused ? Finding.NOT_ALLOWED : Finding.UNREADABLE, Answer.code(failed.answer()));
            }
        }
    }

    private void compare(KnownSchema known, String endpoint, ApiSchema now) {
        List<Difference> differences = known.builtFor().differencesTo(now).stream()
                .map(it -> new Difference(it.kind(), it.coordinate(), it.was(), it.is(), known.touchedBy(it)))
                .toList();
        transaction.executeWithoutResult(status -> {
            SchemaState before = store.lock(endpoint).orElseThrow();
            if (!before.differences().equals(differences)) {
                changed(endpoint, before.differences(), differences);
            }
            store.found(endpoint, differences);
        });
    }

    private void changed(String endpoint, List<Difference> before, List<Difference> now) {
        long touching = now.stream().filter(it -> !it.touches().isEmpty()).count();
        long seq = ledger.append(entry(
                        "schema.changed",
                        endpoint,
                        Map.of("number", Integer.toString(now.size()), "touching", Long.toString(touching)),
                        Map.of("before", image(before), "after", image(now))))
                .seq();
        tasks.close(TASK, endpoint);
        if (!now.isEmpty()) {
            tasks.raise(
                    TASK,
                    endpoint,
                    null,
                    Map.of(
                            "endpoint", endpoint,
                            "count", Integer.toString(now.size()),
                            "touching", Long.toString(touching),
                            "page", MirrorNavigation.SCHEMA,
                            "entry", Long.toString(seq)));
        }
    }

    private String image(List<Difference> differences) {
        Map<String, Object> lines = new java.util.TreeMap<>();
        differences.forEach(it -> lines.put(
                it.coordinate(),
                it.kind() + ": " + (it.was() == null ? "" : it.was() + " → ") + (it.is() == null ? "–" : it.is())));
        return json.writeValueAsString(lines);
    }

    /** Somebody has looked at what answers held that was not known. */
    static EntryDraft looked(String endpoint, Actor actor) {
        return new EntryDraft(
                "schema.looked",
                CODE_VERSION,
                Outcome.RECORDED,
                null,
                new Subject("schema", endpoint, endpoint),
                null,
                actor.id().value(),
                Map.of(),
                actor.personal(),
                Map.of());
    }

    static EntryDraft entry(
            String action, String endpoint, Map<String, String> parameters, Map<String, String> images) {
        return new EntryDraft(
                action,
                CODE_VERSION,
                Outcome.RECORDED,
                null,
                new Subject("schema", endpoint, endpoint),
                null,
                null,
                parameters,
                Map.of(),
                images);
    }
}
