package dev.counterfoil.team.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one set-up link, by its hash. */
@Repository
public class SetupLinkStore {

    /** Set-ups one at a time, over all replicas. */
    private static final long LOCK = 0x5e7_0_0001L;

    private final JdbcClient jdbc;

    public SetupLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the caller's transaction ends, nobody else makes or uses a link. */
    public void lock() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(:key)) locked")
                .param("key", LOCK)
                .query(Integer.class)
                .single();
    }

    /** Replaces the link there was. */
    public void replace(byte[] hash, Instant expiresAt) {
        remove();
        jdbc.sql("insert into setup_link (token_hash, expires_at) values (:hash, :expires)")
                .param("hash", hash)
                .param("expires", OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .update();
    }

    public void remove() {
        jdbc.sql("delete from setup_link").update();
    }

    /** When the link with this hash expires, if there is one. */
    public Optional<Instant> expiry(byte[] hash) {
        return jdbc.sql("select expires_at from setup_link where token_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
