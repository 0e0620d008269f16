package dev.counterfoil.team.persistence;

import dev.counterfoil.team.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of members and of what they hold. */
@Repository
public class MemberStore {

    private static final UUID OWNER_ROLE = UUID.fromString("00000000-0000-0000-0000-000000000001");

    /** An active member as sign-in needs them; {@code passwordHash} null: they cannot sign in by password. */
    public record Account(
            MemberId id,
            String email,
            String name,
            @Nullable String passwordHash,
            long accessVersion) {

        @Override
        public String toString() {
            return "Account[" + id.value() + "]";
        }
    }

    private final JdbcClient jdbc;

    public MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Active members only; case does not matter. */
    public Optional<Account> byEmail(String email) {
        return jdbc.sql("""
                        select id, email, name, password_hash, access_version
                          from member
                         where lower(email) = lower(:email) and state = 'ACTIVE'
                        """)
                .param("email", email)
                .query((row, n) -> new Account(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("password_hash"),
                        row.getLong("access_version")))
                .optional();
    }

    /** Whether anybody was ever a member, removed ones included. */
    public boolean any() {
        return jdbc.sql("select exists (select from member)")
                .query(Boolean.class)
                .single();
    }

    /** Whether this member is active and nothing about their access changed since. */
    public boolean isCurrent(MemberId id, long accessVersion) {
        return jdbc.sql("""
                        select exists (
                            select from member where id = :id and access_version = :version and state = 'ACTIVE')
                        """)
                .param("id", id.value())
                .param("version", accessVersion)
                .query(Boolean.class)
                .single();
    }

    /** Ends what was begun under this version, in the caller's transaction; false if that had happened before. */
    public boolean raiseAccessVersion(MemberId id, long from) {
        return jdbc.sql("update member set access_version = access_version + 1"
                                + " where id = :id and access_version = :from")
                        .param("id", id.value())
                        .param("from", from)
                        .update()
                == 1;
    }

    /** Adds a member who holds Owner on everything, in the caller's transaction. */
    public Account addOwner(String email, String name, String passwordHash) {
        MemberId id = new MemberId(UUID.randomUUID());
        jdbc.sql("insert into member (id, email, name, password_hash) values (:id, :email, :name, :hash)")
                .param("id", id.value())
                .param("email", email)
                .param("name", name)
                .param("hash", passwordHash)
                .update();
        jdbc.sql("insert into assignment (id, member_id, role_id, scope) values (:id, :member, :role, 'ALL')")
                .param("id", UUID.randomUUID())
                .param("member", id.value())
                .param("role", OWNER_ROLE)
                .update();
        return new Account(id, email, name, passwordHash, 1);
    }

    public Map<MemberId, String> names(Collection<MemberId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<UUID> keys = ids.stream().map(MemberId::value).distinct().toList();
        record Named(UUID id, String name) {}
        return jdbc
                .sql("select id, name from member where id in (:ids)")
                .param("ids", keys)
                .query((row, n) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> new MemberId(row.id()), Named::name));
    }
}
