package dev.counterfoil.changes;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The gate and the reconciler on a real database, with a scripted API and a ledger that keeps its drafts in memory. */
final class GateHarness implements AutoCloseable {

    static final Duration TOOK = Duration.ofMillis(12);
    static final String KIND = "metafieldDefinition.create";

    final TestDatabase database = TestDatabase.create();
    final JdbcClient jdbc = database.appClient();
    final List<EntryDraft> entries = Collections.synchronizedList(new ArrayList<>());
    final List<String> tasks = Collections.synchronizedList(new ArrayList<>());
    final List<String> codes = Collections.synchronizedList(new ArrayList<>());
    final List<String> went = Collections.synchronizedList(new ArrayList<>());
    final List<String> opened = Collections.synchronizedList(new ArrayList<>());
    final List<Permit> sent = Collections.synchronizedList(new ArrayList<>());
    final List<OperationRecord> applied = Collections.synchronizedList(new ArrayList<>());
    final List<OperationRecord> missed = Collections.synchronizedList(new ArrayList<>());

    /** Runs when the feature is told that something is done. */
    volatile Runnable whenTold = () -> {};

    /** What the API does with a mutation; by default it succeeds. */
    volatile Function<Permit, Answer> api = permit -> success();

    volatile Supplier<OperationKind.Finding> finding = () -> new OperationKind.Finding.NotApplied(null);
    volatile boolean ledgerBroken;
    volatile boolean denied;
    volatile boolean noCredential;
    volatile Steps steps = step -> {};
    volatile Consumer<Object> listener = event -> {};
    volatile ChangesProperties times = new ChangesProperties(
            Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(30));

    private final TransactionTemplate transaction;
    private final OperationKinds kinds;
    final OperationStore store;

    GateHarness() {
        var source = database.app();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        store = new OperationStore(JdbcClient.create(source));
        kinds = new OperationKinds(List.of(new Kind()), store);
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Gate gate() {
        return new RecordingGate(
                new TestRights(),
                credentials(),
                new TestUpstream(),
                new TestLedger(),
                store,
                kinds,
                new Changers(store, (asking, ids) -> Map.of(new MemberId(new UUID(0, 7)), "Ada Okafor")),
                transaction,
                new OperationEvents(event -> listener.accept(event)),
                times,
                step -> steps.reached(step));
    }

    private Credentials credentials() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("tokens", new TestTokens());
        return new Credentials(
                new TestAccess(),
                new Endpoints(URI.create("https://shop.app/g"), null, null, new OriginList(List.of())),
                beans.getBeanProvider(TokenAccess.class));
    }

    Reconciler reconciler() {
        return new Reconciler(
                store,
                kinds,
                credentials(),
                new TestLedger(),
                new TestTasks(),
                transaction,
                new OperationEvents(event -> listener.accept(event)),
                times);
    }

    Doubts doubts() {
        return new Doubts(store, new TestRights(), new TestTasks(), new TestLedger(), transaction);
    }

    static Change change(String key) {
        return change(UUID.randomUUID(), key, new Before.None());
    }

    static Change change(UUID intent, String key, Before before) {
        ObjectNode variables = JsonMapper.shared().createObjectNode();
        variables.putObject("definition").put("key", key);
        return new Change(
                intent,
                new Actor(
                        new MemberId(new UUID(0, 7)), "Ada Okafor", "ada@example.com", 1, Instant.EPOCH, "::1", "test"),
                CLIENT,
                KIND,
                Permission.DEFINITION_EDIT,
                Risk.LOW,
                new Subject("metafieldDefinition", key, key),
                new Mutation("metafieldDefinitionCreate", "mutation …", variables, "createdDefinition"),
                before,
                new Inverse.None("TEST"),
                Map.of());
    }

    static Answer success() {
        return new Answer.Success((ObjectNode) JsonMapper.shared().readTree("""
                        {"metafieldDefinitionCreate": {"createdDefinition": {"key": "a_key"}, "userErrors": []}}"""), null, TOOK);
    }

    static Before.Read reading(@Nullable ObjectNode openedOn, Supplier<Fetched<Optional<ObjectNode>>> now) {
        return new Before.Read((endpoint, credential) -> now.get(), openedOn, Set.of("name"));
    }

    OperationState state(UUID intent) {
        return store.byIntent(intent).orElseThrow().state();
    }

    /** Ends every lease and makes every time-out pass, as waiting would. */
    void letTimePass() {
        database.ownerClient().sql("""
                update operation set created_at = created_at - interval '1 hour', lease_until = lease_until - interval '1 hour',
                       read_at = read_at - interval '1 hour', unknown_at = unknown_at - interval '1 hour',
                       doubted_at = doubted_at - interval '1 hour'""").update();
    }

    @Override
    public void close() {
        database.close();
    }

    private static final Endpoint ENDPOINT = new Endpoint(URI.create("https://api.example/graphql"));

    private static final Client CLIENT = new Client(
            new ClientId(new UUID(0, 1)),
            "Acme Shop",
            Environment.PRODUCTION,
            "acme",
            ENDPOINT,
            null,
            null,
            List.of(),
            List.of(),
            null,
            0);

    private final class TestRights implements Rights {
        @Override
        public void require(Actor actor, Permission permission, @Nullable UUID clientId) {
            if (denied) {
                throw new AccessDeniedException("no");
            }
        }

        @Override
        public boolean may(Actor actor, Permission permission, @Nullable UUID clientId) {
            return !denied;
        }

        @Override
        public Reach reach(Actor actor, Permission permission) {
            return new Reach(!denied, Set.of());
        }
    }

    private final class TestAccess implements ClientAccess {
        @Override
        public Opened open(ClientId id) {
            if (noCredential) {
                throw new NoCredentialException("sealed", null);
            }
            return new Opened(ENDPOINT, "acme", Credential.basic("acme", new byte[] {1}));
        }

        @Override
        public Opened open(ClientId id, Origin expected) {
            return open(id);
        }

        @Override
        public Client describe(UUID id) {
            return CLIENT;
        }

        @Override
        public List<Client> all() {
            return List.of(CLIENT);
        }
    }

    private final class TestTokens implements TokenAccess {
        @Override
        public Credential access(UUID token, Asking asking) {
            opened.add(asking + " access " + token);
            if (noCredential) {
                throw new NoCredentialException("no such token", null);
            }
            return Credential.bearer("canary-access".getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String refresh(UUID token, Asking asking) {
            opened.add(asking + " refresh " + token);
            return "canary-refresh";
        }
    }

    private final class TestUpstream implements Upstream {
        @Override
        public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables) {
            throw new AssertionError("the gate reads through the feature's reader");
        }

        @Override
        public Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation) {
            sent.add(permit);
            went.add(endpoint.url() + " " + mutation.variables());
            return api.apply(permit);
        }
    }

    private final class TestLedger implements Ledger {
        @Override
        public List<EntryRef> append(List<EntryDraft> drafts) {
            if (ledgerBroken) {
                throw new LedgerUnavailableException("broken", new RuntimeException());
            }
            List<EntryRef> refs = new ArrayList<>();
            for (EntryDraft draft : drafts) {
                entries.add(draft);
                refs.add(new EntryRef(entries.size(), Instant.now()));
            }
            return refs;
        }

        @Override
        public void appendAfterwards(EntryDraft draft) {
            append(List.of(draft));
        }
    }

    private final class TestTasks implements Tasks {
        @Override
        public void raise(String kind, String subject, @Nullable UUID clientId, Map<String, String> parameters) {
            tasks.add(kind + " " + subject);
            codes.add(String.valueOf(parameters.get("code")));
        }

        @Override
        public boolean close(String kind, String subject) {
            return tasks.remove(kind + " " + subject);
        }

        @Override
        public List<Task> open(Actor actor, int limit) {
            return List.of();
        }

        @Override
        public List<Task> open(Actor actor, UUID clientId, int limit) {
            return List.of();
        }
    }

    private final class Kind implements OperationKind {
        @Override
        public Set<Inverse> inverses() {
            return Set.of(new Inverse.None("TEST"));
        }

        @Override
        public String code() {
            return KIND;
        }

        @Override
        public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
            return finding.get();
        }

        @Override
        public void applied(OperationRecord operation, @Nullable ObjectNode image) {
            whenTold.run();
            applied.add(operation);
        }

        @Override
        public void missed(OperationRecord operation, @Nullable ObjectNode image) {
            whenTold.run();
            missed.add(operation);
        }
    }
}
