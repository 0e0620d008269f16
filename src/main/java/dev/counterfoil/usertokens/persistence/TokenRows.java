package dev.counterfoil.usertokens.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.vault.SealedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kept tokens; the tokens themselves are the vault's. */
@Component
public class TokenRows {

    private final JdbcClient jdbc;

    public TokenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A kept token with the names of its sealed values. */
    public record Row(
            UserToken token,
            String usersOrigin,
            String tokenOrigin,
            SealedId access,
            int accessVersion,
            @Nullable SealedId refresh,
            int refreshVersion) {}

    /** Newest first. */
    public List<Row> all(ClientId client) {
        return jdbc.sql("select * from user_token where client_id = ? order by kept_at desc, id")
                .param(client.value())
                .query(TokenRows::read)
                .list();
    }

    public int count(ClientId client) {
        return jdbc.sql("select count(*) from user_token where client_id = ?")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    public Optional<Row> find(ClientId client, UUID id) {
        return jdbc.sql("select * from user_token where client_id = ? and id = ?")
                .params(client.value(), id)
                .query(TokenRows::read)
                .optional();
    }

    public void add(ClientId client, Row row, MemberId keptBy) {
        jdbc.sql("""
                        insert into user_token (id, client_id, label, public_id, email, scope, users_origin, token_origin, access_sealed,
                               access_version, refresh_sealed, refresh_version, kept_by, issued_at, expires_at)
                        values (:id, :client, :label, :publicId, :email, :scope, :usersOrigin, :tokenOrigin, :access, :accessVersion,
                                :refresh, :refreshVersion, :keptBy, :issuedAt, :expiresAt)""")
                .param("id", row.token().id())
                .param("client", client.value())
                .param("label", row.token().label())
                .param("publicId", row.token().publicId())
                .param("email", row.token().email())
                .param("scope", row.token().scope())
                .param("usersOrigin", row.usersOrigin())
                .param("tokenOrigin", row.tokenOrigin())
                .param("access", row.access().value())
                .param("accessVersion", row.accessVersion())
                .param("refresh", row.refresh() == null ? null : row.refresh().value())
                .param("refreshVersion", row.refreshVersion())
                .param("keptBy", keptBy.value())
                .param("issuedAt", Timestamp.from(row.token().issuedAt()))
                .param("expiresAt", timestamp(row.token().expiresAt()))
                .update();
    }

    /** New values in place of those of these versions; false if somebody else was first. */
    public boolean renew(Row then, Row now) {
        return jdbc.sql("""
                        update user_token set scope = :scope, access_sealed = :access, access_version = :accessVersion,
                               refresh_sealed = :refresh, refresh_version = :refreshVersion, issued_at = :issuedAt,
                               expires_at = :expiresAt
                        where id = :id and access_version = :then""")
                        .param("scope", now.token().scope())
                        .param("access", now.access().value())
                        .param("accessVersion", now.accessVersion())
                        .param(
                                "refresh",
                                now.refresh() == null ? null : now.refresh().value())
                        .param("refreshVersion", now.refreshVersion())
                        .param("issuedAt", Timestamp.from(now.token().issuedAt()))
                        .param("expiresAt", timestamp(now.token().expiresAt()))
                        .param("id", then.token().id())
                        .param("then", then.accessVersion())
                        .update()
                == 1;
    }

    /** Those that expired before then and came without a refresh token. */
    public List<UUID> useless(ClientId client, Instant before) {
        return jdbc.sql("select id from user_token where client_id = ? and expires_at < ? and refresh_sealed is null")
                .params(client.value(), Timestamp.from(before))
                .query(UUID.class)
                .list();
    }

    /** Forgets it and returns the names of its sealed values, for the vault to destroy; empty if it was gone. */
    public Optional<Row> remove(ClientId client, UUID id) {
        return jdbc.sql("delete from user_token where client_id = ? and id = ? returning *")
                .params(client.value(), id)
                .query(TokenRows::read)
                .optional();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        UUID refresh = row.getObject("refresh_sealed", UUID.class);
        UserToken token = new UserToken(
                row.getObject("id", UUID.class),
                true,
                row.getString("label"),
                row.getString("public_id"),
                row.getString("email"),
                row.getString("scope"),
                refresh != null,
                row.getTimestamp("issued_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                new MemberId(row.getObject("kept_by", UUID.class)));
        return new Row(
                token,
                row.getString("users_origin"),
                row.getString("token_origin"),
                new SealedId(row.getObject("access_sealed", UUID.class)),
                row.getInt("access_version"),
                refresh == null ? null : new SealedId(refresh),
                row.getInt("refresh_version"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
