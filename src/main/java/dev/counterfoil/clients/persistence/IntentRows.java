package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.EntryRef;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what came of a form, so that it can be sent twice and act once. */
@Component
public class IntentRows {

    private final JdbcClient jdbc;

    public IntentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the first sending did. */
    public record Done(ClientId client, EntryRef entry) {}

    /** What came of this member's form, if it was sent and stored before. */
    public Optional<Done> find(UUID intent, UUID member) {
        return jdbc.sql("""
                        select client_id, entry_seq, entry_at from client_intent
                        where intent_id = :intent and member_id = :member and entry_seq is not null""")
                .param("intent", intent)
                .param("member", member)
                .query((row, n) -> new Done(
                        new ClientId(row.getObject("client_id", UUID.class)),
                        new EntryRef(
                                row.getLong("entry_seq"),
                                row.getObject("entry_at", OffsetDateTime.class).toInstant())))
                .optional();
    }

    /** Takes the intent in the caller's transaction; waits for another transaction that holds it, and is false once that has committed. */
    public boolean claim(UUID intent, UUID member, ClientId client) {
        return jdbc.sql("""
                                insert into client_intent (intent_id, member_id, client_id)
                                values (:intent, :member, :client) on conflict (intent_id) do nothing""")
                        .param("intent", intent)
                        .param("member", member)
                        .param("client", client.value())
                        .update()
                == 1;
    }

    public void finish(UUID intent, EntryRef entry) {
        jdbc.sql("update client_intent set entry_seq = :seq, entry_at = :at where intent_id = :intent")
                .param("intent", intent)
                .param("seq", entry.seq())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
