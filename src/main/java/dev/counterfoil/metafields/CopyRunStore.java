package dev.counterfoil.metafields;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.team.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how far copying came. */
@Component
class CopyRunStore {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final JsonMapper json = mapper();

    CopyRunStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Tells the kinds of one family apart by their names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}

    /** An item but for its target, which is a row of its own table. */
    private record Stored(String key, Compared.State state, List<String> fields, Compared.Subject subject) {}

    private record Head(UUID source, Instant began) {}

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addMixIn(Compared.Subject.class, Named.class)
                .addMixIn(ChangeResult.class, Named.class)
                .registerSubtypes(Compared.Subject.class.getPermittedSubclasses())
                .registerSubtypes(ChangeResult.class.getPermittedSubclasses())
                .build();
    }

    /** False if there is one of this ID already, which stays as it is. Forgets what is {@link #KEPT} long. */
    @Transactional
    public boolean add(CopyRun run, MemberId member) {
        jdbc.sql("delete from copy_run where began_at < clock_timestamp() - make_interval(secs => ?)")
                .param(KEPT.toSeconds())
                .update();
        CopyRun.Progress now = run.progress();
        int added = jdbc.sql("""
                insert into copy_run (id, member_id, source_id, began_at) values (?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(now.id(), member.value(), now.source().id().value(), Timestamp.from(now.began()))
                .update();
        if (added == 1) {
            addRows(now);
        }
        return added == 1;
    }

    private void addRows(CopyRun.Progress run) {
        List<Object[]> rows = new ArrayList<>();
        for (int place = 0; place < run.rows().size(); place++) {
            Row row = run.rows().get(place);
            Item item = row.item();
            Stored stored = new Stored(item.key(), item.state(), item.fields(), item.subject());
            rows.add(new Object[] {
                run.id(),
                place,
                item.target().id().value(),
                row.intent(),
                row.status().name(),
                json.writeValueAsString(stored)
            });
        }
        batch.batchUpdate(
                "insert into copy_row (run_id, place, target_id, intent, status, item) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    void changed(UUID run, int place, Row row) {
        ChangeResult result = row.result();
        jdbc.sql("""
                update copy_row set intent = :intent, status = :status, result = :result
                where run_id = :run and place = :place""")
                .param("intent", row.intent())
                .param("status", row.status().name())
                .param(
                        "result",
                        result == null
                                ? null
                                : json.writerFor(ChangeResult.class).writeValueAsString(result))
                .param("run", run)
                .param("place", place)
                .update();
    }

    /**
     * A run of this member's, as it was left; empty also where one of its clients is not to be seen any more. What was being sent when the
     * portal ended waits, under the intent it had.
     *
     * @param clients those that the member may see
     */
    Optional<CopyRun> find(UUID run, MemberId member, List<Client> clients) {
        Map<UUID, Client> known =
                clients.stream().collect(Collectors.toMap(client -> client.id().value(), Function.identity()));
        Optional<Head> head = jdbc.sql("select source_id, began_at from copy_run where id = ? and member_id = ?")
                .params(run, member.value())
                .query((row, number) -> new Head(
                        row.getObject("source_id", UUID.class),
                        row.getTimestamp("began_at").toInstant()))
                .optional();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Row>> rows = jdbc.sql(
                        "select target_id, intent, status, item, result from copy_row where run_id = ? order by place")
                .param(run)
                .query((row, number) -> read(row, known.get(row.getObject("target_id", UUID.class))))
                .list();
        Client source = known.get(head.get().source());
        return source == null || rows.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(new CopyRun(
                        run,
                        member,
                        source,
                        head.get().began(),
                        rows.stream().flatMap(Optional::stream).toList()));
    }

    /**
     * Newest first; those that concern a client that is not to be seen any more are left out.
     *
     * @param running which of them are being sent
     */
    List<CopyRuns.Recent> recent(MemberId member, List<Client> clients, int limit, Predicate<UUID> running) {
        Map<UUID, Client> known =
                clients.stream().collect(Collectors.toMap(client -> client.id().value(), Function.identity()));
        return jdbc.sql("""
                select run.id, run.source_id, run.began_at, array_agg(copied.status) as statuses,
                       array_agg(distinct copied.target_id) as targets
                from copy_run run join copy_row copied on copied.run_id = run.id
                where run.member_id = :member
                group by run.id
                having run.source_id = any (:clients) and bool_and(copied.target_id = any (:clients))
                order by run.began_at desc limit :limit""")
                .param("member", member.value())
                .param("clients", known.keySet().toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, number) -> recent(row, known, running))
                .list();
    }

    private static CopyRuns.Recent recent(ResultSet row, Map<UUID, Client> known, Predicate<UUID> running)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        boolean now = running.test(id);
        Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        for (String written : (String[]) row.getArray("statuses").getArray()) {
            statuses.merge(now ? Status.valueOf(written) : left(Status.valueOf(written)), 1, Integer::sum);
        }
        return new CopyRuns.Recent(
                id,
                Objects.requireNonNull(known.get(row.getObject("source_id", UUID.class))),
                Stream.of((UUID[]) row.getArray("targets").getArray())
                        .map(target -> Objects.requireNonNull(known.get(target)))
                        .sorted(Comparator.comparing(Client::name))
                        .toList(),
                row.getTimestamp("began_at").toInstant(),
                now,
                statuses);
    }

    /** Where a row of a run stands that is not being sent: what was being sent when the portal ended waits. */
    private static Status left(Status written) {
        return written == Status.RUNNING ? Status.WAITING : written;
    }

    private Optional<Row> read(ResultSet row, @Nullable Client target) throws SQLException {
        if (target == null) {
            return Optional.empty();
        }
        Stored item = json.readValue(row.getString("item"), Stored.class);
        String result = row.getString("result");
        Status status = Status.valueOf(row.getString("status"));
        return Optional.of(new Row(
                new Item(target, item.key(), item.state(), item.fields(), item.subject()),
                row.getObject("intent", UUID.class),
                left(status),
                result == null ? null : json.readValue(result, ChangeResult.class)));
    }
}
