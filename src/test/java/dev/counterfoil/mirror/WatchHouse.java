package dev.counterfoil.mirror;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.ledger.TestLedger;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.PartnersSchema;
import dev.counterfoil.upstream.users.UsersSchema;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** The watch on a real database with the real ledger; operations of ours are what a test says they are. */
final class WatchHouse implements AutoCloseable {

    final TestLedger ledger;
    final List<OwnChanges.Own> own = new ArrayList<>();
    final Map<String, Map<String, String>> tasks = new LinkedHashMap<>();
    final MirrorStore store;
    final RoundStore rounds;
    final OutsideTask task;

    WatchHouse(TestDatabase database) {
        ledger = new TestLedger(database);
        store = new MirrorStore(ledger.jdbc());
        rounds = new RoundStore(ledger.jdbc());
        task = new OutsideTask(rounds, new KeptTasks());
    }

    RefreshingMirror mirror(Partners partners, ClientAccess clients, ApplicationEventPublisher events) {
        DefinitionRound round = new DefinitionRound(
                store,
                rounds,
                new Paths(ledger.jdbc()),
                partners,
                clients,
                since -> own,
                ledger.ledger(),
                task,
                ledger.transaction());
        return new RefreshingMirror(store, round, partners, clients, events);
    }

    UnknownNames names() {
        return new UnknownNames(
                List.of(new PartnersSchema(null), new UsersSchema(null)),
                new SchemaStore(ledger.jdbc()),
                ledger.ledger(),
                new KeptTasks(),
                ledger.transaction());
    }

    SchemaWatch schema(ClientAccess clients, @Nullable Upstream upstream) {
        return new SchemaWatch(
                new SchemaStore(ledger.jdbc()),
                new PartnersSchema(upstream),
                clients,
                ledger.ledger(),
                new KeptTasks(),
                ledger.transaction(),
                new WatchProperties(Duration.ZERO, Duration.ofDays(1)));
    }

    VideoMirror videos(Partners partners, ClientAccess clients, ApplicationEventPublisher events) {
        VideoStore videos = new VideoStore(ledger.jdbc());
        VideoRows rows = new VideoRows(ledger.jdbc());
        UnnamedVideos unnamed = new UnnamedVideos(ledger.jdbc(), videos, rows);
        return new AskingVideoMirror(
                videos,
                rows,
                unnamed,
                new VideoRound(videos, rows, unnamed, partners, since -> own, ledger.ledger(), task),
                rounds,
                partners,
                clients,
                ledger.transaction(),
                events);
    }

    /** An operation of ours; {@code ended} null while it is under way. */
    void operation(ClientId client, String kind, String path, @Nullable Instant ended) {
        own.add(new OwnChanges.Own(client.value(), new Subject(kind, path, path), Set.of(path), Set.of(), ended));
    }

    /** The record, oldest first. */
    List<Entry> entries() {
        return ledger.reader().page(LedgerReader.Query.all(), null, 2000).reversed();
    }

    /** What the record says, as {@code action subject}. */
    List<String> said() {
        return entries().stream()
                .map(entry -> entry.action() + " " + entry.subject().id())
                .toList();
    }

    static Client client(UUID id) {
        return new Client(
                new ClientId(id),
                "Acme " + id.toString().substring(30),
                Environment.PRODUCTION,
                "acme",
                new Endpoint(URI.create("https://api.example/graphql")),
                null,
                null,
                List.of(),
                List.of(),
                null,
                0);
    }

    @Override
    public void close() {
        ledger.close();
    }

    private final class KeptTasks implements Tasks {
        @Override
        public void raise(String kind, String subject, @Nullable UUID clientId, Map<String, String> parameters) {
            tasks.putIfAbsent(kind + " " + subject, parameters);
        }

        @Override
        public boolean close(String kind, String subject) {
            return tasks.remove(kind + " " + subject) != null;
        }

        @Override
        public List<Task> open(Actor actor, int limit) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public List<Task> open(Actor actor, UUID clientId, int limit) {
            throw new AssertionError("nobody asks");
        }
    }
}
