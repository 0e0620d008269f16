package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.upstream.tokens.IssuedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeTokensTests {

    private static final SessionKey SESSION = new SessionKey("s-1");
    private static final ClientId CLIENT = new ClientId(Samples.SHOP);
    private static final IssuedToken TOKEN = new IssuedToken("canary", "canary", null, null, "Bearer", "canary");
    private static final Actor ADA = Samples.ada();

    private final FakeRights rights = new FakeRights();
    private final SetClock clock = new SetClock();
    private final OneTimeTokens tokens = new OneTimeTokens(rights, clock);

    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private UUID put() {
        rights.all = true;
        return tokens.put(ADA.id(), CLIENT, SESSION, TOKEN);
    }

    @Test
    void it_is_handed_out_once() {
        UUID ticket = put();

        assertThat(tokens.take(ADA, SESSION, ticket)).contains(TOKEN);
        assertThat(tokens.take(ADA, SESSION, ticket)).isEmpty();
    }

    @Test
    void another_session_or_person_does_not_get_it_nor_spoil_it() {
        UUID ticket = put();
        Actor other = new Actor(new MemberId(new UUID(0, 9)), "Bo", "bo@example.com", 1, Instant.EPOCH, "::1", "test");

        assertThat(tokens.take(ADA, new SessionKey("s-2"), ticket)).isEmpty();
        assertThat(tokens.take(other, SESSION, ticket)).isEmpty();
        assertThat(tokens.take(ADA, SESSION, UUID.randomUUID())).isEmpty();
        assertThat(tokens.take(ADA, SESSION, ticket)).contains(TOKEN);
    }

    @Test
    void after_a_minute_there_is_nothing() {
        UUID ticket = put();
        clock.now = clock.now.plus(Duration.ofSeconds(61));

        assertThat(tokens.take(ADA, SESSION, ticket)).isEmpty();
    }

    @Test
    void whoever_lost_the_right_meanwhile_does_not_get_it() {
        UUID ticket = put();
        rights.all = false;

        assertThat(tokens.take(ADA, SESSION, ticket)).isEmpty();
    }

    @Test
    void a_session_that_ends_takes_it_along() {
        UUID ticket = put();
        tokens.forgetAll(SESSION);

        assertThat(tokens.take(ADA, SESSION, ticket)).isEmpty();
        assertThat(TOKEN.toString() + SESSION).doesNotContain("canary", "s-1");
    }
}
