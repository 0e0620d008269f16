package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rounds of comparing keep: when each client is due, since when its record is complete, what nobody has looked at yet. */
@Component
class RoundStore {

    /** Whose turn it is, and what is known of the rounds before. */
    record Watched(
            ClientId client,
            Instant dueAt,
            @Nullable String account,
            @Nullable Instant baselineAt,
            int baselineCount,
            int unseen,
            @Nullable Long unseenEntry) {}

    private final JdbcClient jdbc;

    RoundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has these looked at from now on; those that are already keep their turn. */
    void follow(Collection<ClientId> clients) {
        jdbc.sql(
                        "insert into watch (client_id, due_at) select id, clock_timestamp() from unnest(?) id on conflict do nothing")
                .param(clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .update();
    }

    /** Makes it this client's turn. */
    void hurry(ClientId client) {
        jdbc.sql("""
                insert into watch (client_id, due_at) values (?, clock_timestamp())
                on conflict (client_id) do update set due_at = least(watch.due_at, excluded.due_at)""").param(client.value()).update();
    }

    /** The client that has waited longest past its turn; its next is in {@code every}, or up to a fifth sooner, so that not all have theirs at once. */
    Optional<ClientId> claim(Duration every) {
        return jdbc.sql("""
                update watch set due_at = clock_timestamp() + make_interval(secs => :every * (0.8 + 0.2 * random()))
                where client_id = (select client_id from watch where due_at <= clock_timestamp()
                                   order by due_at limit 1 for update skip locked)
                returning client_id""")
                .param("every", every.toMillis() / 1000.0)
                .query(UUID.class)
                .optional()
                .map(ClientId::new);
    }

    Optional<Watched> watched(ClientId client) {
        return jdbc.sql("select * from watch where client_id = ?")
                .param(client.value())
                .query(RoundStore::read)
                .optional();
    }

    /** Whom a credential asks: another account has another past. */
    static String account(ClientAccess.Opened opened) {
        return opened.dashboardId() + " " + opened.endpoint().url();
    }

    /** Whether what was seen of the client was seen of another account. */
    boolean isAnother(ClientId client, String account) {
        return watched(client)
                .map(Watched::account)
                .filter(seen -> !seen.equals(account))
                .isPresent();
    }

    /** Taken before the ledger's own lock by whoever needs both, so that no two wait for each other. */
    void lock(ClientId client) {
        jdbc.sql("""
                insert into watch (client_id, due_at) values (?, clock_timestamp())
                on conflict (client_id) do update set due_at = watch.due_at""").param(client.value()).update();
    }

    /** Notes which account is looked at. */
    void account(ClientId client, String account) {
        jdbc.sql("""
                insert into watch (client_id, due_at, account) values (?, clock_timestamp(), ?)
                on conflict (client_id) do update set account = excluded.account""").params(client.value(), account).update();
    }

    /** Forgets the past of another account: what is there now is a new beginning. */
    void startOver(ClientId client) {
        jdbc.sql("update watch set baseline_at = null, baseline_count = null where client_id = ?")
                .param(client.value())
                .update();
        jdbc.sql("update mirror_refresh set fetched_at = null where client_id = ?")
                .param(client.value())
                .update();
        for (String table : List.of(
                "mirror_definition",
                "mirror_namespace",
                "mirror_video_lookup",
                "mirror_video",
                "mirror_video_unnamed")) {
            jdbc.sql("delete from " + table + " where client_id = ?")
                    .param(client.value())
                    .update();
        }
    }

    void baseline(ClientId client, Instant at, int count) {
        jdbc.sql("update watch set baseline_at = ?, baseline_count = ? where client_id = ?")
                .params(Timestamp.from(at), count, client.value())
                .update();
    }

    /** Counts what was found; returns how much nobody has looked at by now. */
    int unseen(ClientId client, int more, long entry) {
        return jdbc.sql("""
                insert into watch (client_id, due_at, unseen, unseen_entry) values (:client, clock_timestamp(), :more, :entry)
                on conflict (client_id) do update set unseen = watch.unseen + excluded.unseen, unseen_entry = excluded.unseen_entry
                returning unseen""")
                .param("client", client.value())
                .param("more", more)
                .param("entry", entry)
                .query(Integer.class)
                .single();
    }

    /** Somebody has looked at everything up to an entry: returns at how many, or 0 if more has come since. */
    int looked(ClientId client, long entry) {
        return jdbc.sql("""
                update watch now set unseen = 0, unseen_entry = null from watch was
                where now.client_id = ? and was.client_id = now.client_id and was.unseen > 0 and was.unseen_entry = ?
                returning was.unseen""")
                .params(client.value(), entry)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Whether {@code run} still holds the client; whoever asks keeps it until the end of the transaction. */
    boolean holds(ClientId client, UUID run) {
        return jdbc.sql("select true from mirror_refresh where client_id = ? and run = ? for update")
                .params(client.value(), run)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Watched read(ResultSet row, int number) throws SQLException {
        return new Watched(
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getTimestamp("due_at").toInstant(),
                row.getString("account"),
                instant(row.getTimestamp("baseline_at")),
                row.getInt("baseline_count"),
                row.getInt("unseen"),
                row.getObject("unseen_entry", Long.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
