package dev.counterfoil.team.signin;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;

/** The owner of a portal under test, made by the set-up link as a person would make them. */
public final class TestOwner {

    public static final String NAME = "Ada Okafor";
    public static final String EMAIL = "ada@example.org";

    private TestOwner() {}

    /** Becomes the owner of a portal that has none. */
    public static SignedIn become(Setup setup) {
        String token = setup.renew().orElseThrow();
        Setup.Result result = setup.complete(
                token, EMAIL, NAME, "four quiet words of mine", new Caller("127.0.0.1", "a test's browser"));
        return ((Setup.Result.Made) result).owner();
    }

    /** Another member, who may do everything on these clients and nothing anywhere else. */
    public static SignedIn withAllRightsOn(JdbcClient jdbc, String email, UUID... clients) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into member (id, email, name) values (?, ?, 'Bo Larsen')")
                .params(id, email)
                .update();
        for (UUID client : clients) {
            jdbc.sql("""
                            insert into assignment (id, member_id, role_id, scope, client_id)
                            select gen_random_uuid(), ?, id, 'CLIENT', ? from role where everything""").params(id, client).update();
        }
        return new SignedIn(id, "Bo Larsen", email, 1, Instant.now(), new Caller("127.0.0.1", "a test's browser"));
    }

    /** What a session holds after they signed in by password. */
    public static Authentication proof(SignedIn owner) {
        return owner.byPassword();
    }
}
