package dev.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.ledger.LedgerReader.Query;
import dev.counterfoil.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcLedgerReaderTests {

    private static final UUID CLIENT = TestLedger.draft(1).clientId();
    private static final UUID DONE = new UUID(9, 1);
    private static final UUID OPEN = new UUID(9, 2);

    private TestDatabase database;
    private TestLedger test;

    @BeforeAll
    void open() {
        database = TestDatabase.create();
        test = new TestLedger(database);
        test.ledger()
                .append(IntStream.rangeClosed(1, 60).mapToObj(TestLedger::draft).toList());
        test.ledger()
                .append(List.of(
                        operation(DONE, Outcome.REQUESTED),
                        operation(OPEN, Outcome.REQUESTED),
                        operation(DONE, Outcome.SUCCEEDED)));
    }

    @AfterAll
    void close() {
        test.close();
        database.close();
    }

    private static EntryDraft operation(UUID operation, Outcome outcome) {
        return new EntryDraft(
                "metafieldDefinition.create",
                1,
                outcome,
                null,
                new Subject("metafieldDefinition", "long".repeat(2_000), "tier"),
                operation,
                null,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private List<Long> seqs(Query query, EntryRef before, int limit) {
        return test.reader().page(query, before, limit).stream().map(Entry::seq).toList();
    }

    @Test
    void who_acted_and_when_narrow_a_page() {
        UUID who = TestLedger.draft(1).actorId();
        List<Entry> all = test.reader().page(Query.all(), null, 100);
        assertThat(seqs(of(who, null, null), null, 100))
                .isEqualTo(all.stream()
                        .filter(entry -> who.equals(entry.actorId()))
                        .map(Entry::seq)
                        .toList())
                .hasSize(30);
        assertThat(seqs(of(UUID.randomUUID(), null, null), null, 9)).isEmpty();
        Instant middle = all.getFirst().at();
        assertThat(seqs(of(null, middle, null), null, 100))
                .contains(all.getFirst().seq())
                .allMatch(seq -> !test.reader().find(seq).orElseThrow().at().isBefore(middle));
        assertThat(seqs(of(null, null, middle), null, 100))
                .doesNotContain(all.getFirst().seq())
                .allMatch(seq -> test.reader().find(seq).orElseThrow().at().isBefore(middle));
    }

    private static Query of(UUID who, Instant from, Instant until) {
        return new Query(null, null, null, null, null, null, false, null, who, from, until);
    }

    @Test
    void pages_follow_each_other_newest_first_without_gap_or_overlap() {
        List<Long> all = new ArrayList<>();
        EntryRef before = null;
        List<Entry> page;
        do {
            page = test.reader().page(Query.all(), before, 25);
            page.forEach(entry -> all.add(entry.seq()));
            before = page.isEmpty()
                    ? null
                    : new EntryRef(page.getLast().seq(), page.getLast().at());
        } while (page.size() == 25);

        assertThat(all)
                .isEqualTo(IntStream.iterate(63, i -> i > 0, i -> i - 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void only_entries_of_the_clients_given_are_read() {
        Query mine = new Query(Set.of(CLIENT), null, null, null, null, null, false);
        Query none = new Query(Set.of(), null, null, null, null, null, false);

        assertThat(test.reader().page(mine, null, 100)).hasSize(20).allMatch(entry -> CLIENT.equals(entry.clientId()));
        assertThat(test.reader().page(none, null, 100)).isEmpty();
    }

    @Test
    void each_part_of_a_query_narrows() {
        assertThat(seqs(new Query(null, "client", Set.of("client-1"), null, null, null, false), null, 3))
                .containsExactly(58L, 55L, 52L);
        assertThat(seqs(
                        new Query(null, "metafieldDefinition", Set.of("long".repeat(2_000)), null, null, null, false),
                        null,
                        9))
                .containsExactly(63L, 62L, 61L);
        assertThat(seqs(new Query(null, null, null, DONE, null, null, false), null, 9))
                .containsExactly(63L, 61L);
        assertThat(seqs(new Query(null, null, null, null, "metafieldDefinition.", null, false), null, 9))
                .containsExactly(63L, 62L, 61L);
        assertThat(seqs(new Query(null, null, null, null, "metafieldDefinition_", null, false), null, 9))
                .isEmpty();
        assertThat(seqs(new Query(null, null, null, null, null, Outcome.SUCCEEDED, false), null, 9))
                .containsExactly(63L);
    }

    @Test
    void a_request_is_left_out_once_its_outcome_is_known() {
        assertThat(seqs(new Query(null, null, null, null, "metafieldDefinition", null, true), null, 9))
                .containsExactly(63L, 62L);
    }

    @Test
    void a_page_of_fifty_is_one_statement() {
        AtomicInteger statements = new AtomicInteger();
        var counting = new DelegatingDataSource(test.source()) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().startsWith("prepare")
                                    || method.getName().equals("createStatement")) {
                                statements.incrementAndGet();
                            }
                            return method.invoke(connection, arguments);
                        });
            }
        };
        LedgerReader reader = new JdbcLedgerReader(JdbcClient.create(counting), new JdbcTransactionManager(counting));

        List<Entry> page = reader.page(
                Query.all(),
                new EntryRef(61, test.reader().find(61).orElseThrow().at()),
                50);

        assertThat(page).hasSize(50).allMatch(entry -> entry.personal().size() == 2);
        assertThat(statements).hasValue(1);
    }
}
