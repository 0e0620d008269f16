package dev.counterfoil.changes;

import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.OwnChanges;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.UserError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The operation table. Every step is one compare-and-set statement that says whether it won; clocks are the database's. */
@Component
class OperationStore {

    private static final String UNFINISHED = Arrays.stream(OperationState.values())
            .filter(state -> !state.finished())
            .map(state -> "'" + state + "'")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    OperationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OperationRecord> byIntent(UUID intent) {
        return jdbc.sql("select * from operation where intent_id = ?")
                .param(intent)
                .query(this::read)
                .optional();
    }

    List<OperationRecord> byIntents(Collection<UUID> intents) {
        return jdbc.sql("select * from operation where intent_id = any (?)")
                .param(intents.toArray(UUID[]::new))
                .query(this::read)
                .list();
    }

    Optional<OperationRecord> byId(UUID id) {
        return jdbc.sql("select * from operation where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    Optional<OperationRecord> unfinishedOn(UUID clientId, Subject subject) {
        return jdbc.sql(
                        "select * from operation where client_id = ? and subject_kind = ? and subject_id = ? and state in ("
                                + UNFINISHED + ")")
                .params(clientId, subject.kind(), subject.id())
                .query(this::read)
                .optional();
    }

    /** The last that is known to have changed it. */
    Optional<OperationRecord> lastDone(UUID clientId, Subject subject) {
        return jdbc.sql("select * from operation where client_id = ? and subject_kind = ? and subject_id = ?"
                        + " and state in ('SUCCEEDED', 'APPLIED') order by finished_at desc limit 1")
                .params(clientId, subject.kind(), subject.id())
                .query(this::read)
                .optional();
    }

    /** Operations that may still change something at the API, and those that ended at {@code since} or later having done so, or perhaps. */
    List<OwnChanges.Own> effectiveSince(Instant since) {
        return jdbc.sql(
                        "select client_id, subject_kind, subject_id, subject_name, before_image, result_image, finished_at"
                                + " from operation where state in (" + UNFINISHED + ")"
                                + " or state in ('SUCCEEDED', 'APPLIED', 'AMBIGUOUS') and finished_at >= :since")
                .param("since", Timestamp.from(since))
                .query((row, number) -> OperationsOfOurs.own(
                        row.getObject("client_id", UUID.class),
                        new Subject(
                                row.getString("subject_kind"),
                                row.getString("subject_id"),
                                row.getString("subject_name")),
                        instant(row.getTimestamp("finished_at")),
                        image(row.getString("before_image")),
                        image(row.getString("result_image"))))
                .list();
    }

    /** The database's own time, which all others here are compared with. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** Whether an operation on the subject that has changed it, or perhaps, ended at {@code since} or later. */
    boolean changedSince(UUID clientId, Subject subject, Instant since) {
        return jdbc.sql("""
                select exists (select from operation
                               where client_id = :client and finished_at >= :since
                                 and subject_kind = :kind and subject_id = :subject
                                 and state in ('SUCCEEDED', 'APPLIED', 'AMBIGUOUS'))""")
                .param("client", clientId)
                .param("since", Timestamp.from(since))
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Boolean.class)
                .single();
    }

    /** How long it has been unclear what became of it. */
    Duration unclearFor(UUID id) {
        return jdbc.sql("""
                select extract(epoch from clock_timestamp() - coalesce(unknown_at, created_at)) from operation where id = ?""")
                .param(id)
                .query((row, number) -> Duration.ofMillis((long) (row.getDouble(1) * 1000)))
                .single();
    }

    /** Done, and the feature was perhaps never told; the eldest first. */
    List<OperationRecord> untold(int limit) {
        return jdbc.sql(
                        "select * from operation where told_at is null and state in ('SUCCEEDED', 'APPLIED') order by finished_at limit ?")
                .param(limit)
                .query(this::read)
                .list();
    }

    void told(UUID id) {
        jdbc.sql("update operation set told_at = clock_timestamp() where id = ?")
                .param(id)
                .update();
    }

    /** Writes the row INTENDED; false if the intent is known or the subject has an unfinished operation. */
    boolean intend(UUID id, Change change, String beforeKind, @Nullable ObjectNode before) {
        return jdbc.sql("""
                insert into operation (id, intent_id, kind, field, client_id, origin, subject_kind, subject_id, subject_name,
                                       actor_id, state, parameters, variables, before_kind, before_image)
                values (:id, :intent, :kind, :field, :client, :origin, :subjectKind, :subjectId, :subjectName,
                        :actor, 'INTENDED', :parameters, :variables, :beforeKind, :before)
                on conflict do nothing""")
                        .param("id", id)
                        .param("intent", change.intent())
                        .param("kind", change.kind())
                        .param("field", change.mutation().field())
                        .param("client", change.client().id().value())
                        .param("origin", change.client().endpoint().origin().toString())
                        .param("subjectKind", change.subject().kind())
                        .param("subjectId", change.subject().id())
                        .param("subjectName", change.subject().name())
                        .param("actor", change.actor().id().value())
                        .param("parameters", json.writeValueAsString(OperationEntries.parameters(change)))
                        .param(
                                "variables",
                                Recordable.variables(change.mutation()).image().toString())
                        .param("beforeKind", beforeKind)
                        .param(
                                "before",
                                before == null
                                        ? null
                                        : Recordable.image(change.mutation().field(), before)
                                                .image()
                                                .toString())
                        .update()
                == 1;
    }

    void requested(UUID id, long seq) {
        jdbc.sql("update operation set requested_seq = ? where id = ?")
                .params(seq, id)
                .update();
    }

    /** INTENDED to IN_FLIGHT; false if somebody has given it up meanwhile. */
    boolean depart(UUID id, UUID owner, Duration lease) {
        return jdbc.sql("""
                update operation set state = 'IN_FLIGHT', lease_owner = :owner, sent_at = clock_timestamp(),
                       lease_until = clock_timestamp() + make_interval(secs => :lease)
                where id = :id and state = 'INTENDED'""")
                        .param("owner", owner)
                        .param("lease", seconds(lease))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends or changes what the owner holds; false if the lease was taken away meanwhile. */
    boolean settle(UUID id, UUID owner, Verdict verdict, @Nullable Duration took) {
        return jdbc.sql("""
                update operation set state = :state, code = :code, user_errors = :errors,
                       result_image = coalesce(:result, result_image), duration_ms = coalesce(:took, duration_ms),
                       unknown_at = case when :state = 'UNKNOWN' then clock_timestamp() else unknown_at end,
                       doubted_at = case when :state = 'PROBABLY_NOT_APPLIED' then clock_timestamp() else doubted_at end,
                       read_at = case when state in ('UNKNOWN', 'PROBABLY_NOT_APPLIED') then clock_timestamp() end,
                       finished_at = case when :finished then clock_timestamp() end,
                       lease_owner = null, lease_until = null
                where id = :id and lease_owner = :owner""")
                        .param("state", verdict.state().name())
                        .param("code", verdict.code())
                        .param("errors", json.writeValueAsString(verdict.userErrors()))
                        .param(
                                "result",
                                verdict.result() == null
                                        ? null
                                        : verdict.result().toString())
                        .param("took", took == null ? null : took.toMillis())
                        .param("finished", verdict.state().finished())
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    void outcome(UUID id, long seq) {
        jdbc.sql("update operation set outcome_seq = ? where id = ?")
                .params(seq, id)
                .update();
    }

    /** Takes one operation whose sender is gone, in whatever state that left it; the next caller gets another. */
    Optional<OperationRecord> claimAbandoned(UUID owner, Duration lease) {
        return claim(owner, lease, Map.of(), """
                state = 'INTENDED' and created_at < clock_timestamp() - make_interval(secs => :lease)
                   and (lease_until is null or lease_until < clock_timestamp())
                or state = 'IN_FLIGHT' and lease_until < clock_timestamp()""");
    }

    /**
     * Takes one operation that is due to be read back: not twice within {@code pause}, and for its second finding only
     * {@code secondReadAfter} the first; a reading in vain is tried again after the pause.
     */
    Optional<OperationRecord> claimUnread(UUID owner, Duration lease, Duration pause, Duration secondReadAfter) {
        return claim(owner, lease, Map.of("pause", seconds(pause), "second", seconds(secondReadAfter)), """
                (lease_until is null or lease_until < clock_timestamp())
                and (read_at is null or read_at < clock_timestamp() - make_interval(secs => :pause))
                and (state = 'UNKNOWN'
                     or state = 'PROBABLY_NOT_APPLIED' and doubted_at < clock_timestamp() - make_interval(secs => :second))""");
    }

    private Optional<OperationRecord> claim(UUID owner, Duration lease, Map<String, Double> times, String due) {
        return jdbc.sql("""
                update operation set lease_owner = :owner, lease_until = clock_timestamp() + make_interval(secs => :lease)
                where id = (select id from operation where state in (%s) and (%s)
                            order by created_at limit 1 for update skip locked)
                returning *""".formatted(UNFINISHED, due))
                .param("owner", owner)
                .param("lease", seconds(lease))
                .params(times)
                .query(this::read)
                .optional();
    }

    /** Keeps the state and says that it was tried to be read. */
    void readInVain(UUID id, UUID owner) {
        jdbc.sql("""
                update operation set read_at = clock_timestamp(), lease_owner = null, lease_until = null
                where id = ? and lease_owner = ?""").params(id, owner).update();
    }

    /** A late answer ends what the reconciler has not ended yet; false if it has. */
    boolean settleLate(UUID id, Verdict verdict) {
        return jdbc.sql("update operation set state = :state, code = :code, user_errors = :errors, lease_owner = null,"
                                + " lease_until = null, result_image = coalesce(:result, result_image),"
                                + " finished_at = clock_timestamp() where id = :id and state in (" + UNFINISHED + ")")
                        .param("state", verdict.state().name())
                        .param("code", verdict.code())
                        .param("errors", json.writeValueAsString(verdict.userErrors()))
                        .param(
                                "result",
                                verdict.result() == null
                                        ? null
                                        : verdict.result().toString())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private OperationRecord read(ResultSet row, int number) throws SQLException {
        return new OperationRecord(
                row.getObject("id", UUID.class),
                row.getObject("intent_id", UUID.class),
                row.getString("kind"),
                row.getString("field"),
                row.getObject("client_id", UUID.class),
                row.getString("origin"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id"), row.getString("subject_name")),
                new MemberId(row.getObject("actor_id", UUID.class)),
                OperationState.valueOf(row.getString("state")),
                json.readValue(row.getString("parameters"), new TypeReference<Map<String, String>>() {}),
                (ObjectNode) json.readTree(row.getString("variables")),
                row.getString("before_kind"),
                image(row.getString("before_image")),
                image(row.getString("result_image")),
                json.readValue(row.getString("user_errors"), new TypeReference<List<UserError>>() {}),
                row.getString("code"),
                row.getObject("requested_seq", Long.class),
                row.getObject("outcome_seq", Long.class),
                row.getTimestamp("created_at").toInstant());
    }

    private @Nullable ObjectNode image(@Nullable String text) {
        return text == null ? null : (ObjectNode) json.readTree(text);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
