package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.vault.SealedId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which sealed values are a client's secrets; the values themselves are the vault's. */
@Component
public class SecretRows {

    private final JdbcClient jdbc;

    public SecretRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A secret and where it goes.
     *
     * @param origin the origin it was entered for
     */
    public record Held(String dashboardId, String endpointUrl, int version, SealedId sealed, String origin) {}

    /** The current secret with the address and user name it belongs to. */
    public Optional<Held> current(ClientId id) {
        return jdbc.sql("""
                        select c.dashboard_id, c.endpoint_url, s.version, s.sealed_id, s.origin
                        from client c join client_secret s on s.client_id = c.id
                        where c.id = :id and s.state = 'CURRENT'""")
                .param("id", id.value())
                .query((row, n) -> new Held(
                        row.getString("dashboard_id"),
                        row.getString("endpoint_url"),
                        row.getInt("version"),
                        new SealedId(row.getObject("sealed_id", UUID.class)),
                        row.getString("origin")))
                .optional();
    }

    /** Forgets the secrets held so far and returns them, for the vault to destroy. */
    public List<SealedId> forgetAll(ClientId id) {
        return jdbc.sql("delete from client_secret where client_id = :id returning sealed_id")
                .param("id", id.value())
                .query((row, n) -> new SealedId(row.getObject("sealed_id", UUID.class)))
                .list();
    }

    /** A secret that the API has just accepted becomes the current one. */
    public void add(ClientId id, int version, SealedId sealed, String origin) {
        jdbc.sql("""
                        insert into client_secret (client_id, version, state, sealed_id, origin, proven_at)
                        values (:id, :version, 'CURRENT', :sealed, :origin, clock_timestamp())""")
                .param("id", id.value())
                .param("version", version)
                .param("sealed", sealed.value())
                .param("origin", origin)
                .update();
    }

    /** The API accepted this secret, or refused it. */
    public void judged(ClientId id, int version, boolean accepted) {
        jdbc.sql("update client_secret set " + (accepted ? "proven_at" : "refused_at")
                        + " = clock_timestamp() where client_id = :id and version = :version")
                .param("id", id.value())
                .param("version", version)
                .update();
    }
}
