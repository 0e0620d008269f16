package dev.counterfoil.team.signin;

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

    /** What a session holds after they signed in by password. */
    public static Authentication proof(SignedIn owner) {
        return owner.byPassword();
    }
}
