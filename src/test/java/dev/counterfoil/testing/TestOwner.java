package dev.counterfoil.testing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** An owner who is simply there, for tests that are about something else than set-up. */
public final class TestOwner {

    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "four words nobody guesses";

    private static final String HASH = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(PASSWORD);

    private TestOwner() {}

    /** Adds the owner unless there is a member; as the application role may. */
    public static void ensure(JdbcClient jdbc) {
        if (jdbc.sql("select exists (select from member)").query(Boolean.class).single()) {
            return;
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into member (id, email, name, password_hash) values (:id, :email, 'Ada Byron', :hash)")
                .param("id", id)
                .param("email", EMAIL)
                .param("hash", HASH)
                .update();
        jdbc.sql("""
                        insert into assignment (id, member_id, role_id, scope)
                        select gen_random_uuid(), :id, id, 'ALL' from role where everything
                        """).param("id", id).update();
    }
}
