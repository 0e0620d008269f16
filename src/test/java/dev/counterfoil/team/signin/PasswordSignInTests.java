package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.BadCredentialsException;

class PasswordSignInTests {

    private final Team team = new Team();

    @BeforeEach
    void owner() {
        team.owner();
        team.ledger.entries.clear();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void the_right_password_signs_in_whatever_the_case_of_the_address() {
        var proof = team.signIn(" ADA@Example.com ", Team.PASSWORD, Team.HERE);

        assertThat(proof.isAuthenticated()).isTrue();
        assertThat(proof.getCredentials()).isNull();
        assertThat(((SignedIn) proof.getPrincipal()).actor(Team.HERE).name()).isEqualTo("Ada Byron");
        assertThat(team.ledger.of("team.signIn")).hasSize(1);
    }

    @Test
    void a_password_is_the_same_however_its_letters_are_composed() {
        String hash = team.passwords.hash("caf\u00e9 au lait au lit");

        assertThat(team.passwords.matches("cafe\u0301 au lait au lit", hash)).isTrue();
    }

    @Test
    void nothing_tells_a_wrong_password_from_an_unknown_address() {
        Throwable wrong = catchThrowable(() -> team.signIn("ada@example.com", "not the password", Team.HERE));
        Throwable unknown = catchThrowable(() -> team.signIn("bob@example.com", "not the password", Team.HERE));

        assertThat(wrong).isInstanceOf(BadCredentialsException.class);
        assertThat(unknown).isInstanceOf(BadCredentialsException.class).hasMessage(wrong.getMessage());
        assertThat(team.ledger.of("team.signInFailed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.parameters()).containsEntry("code", "wrong"));
    }

    @Test
    void a_hash_is_computed_also_when_there_is_nobody() {
        assertThat(team.passwords.matches(Team.PASSWORD, null)).isFalse();
        assertThat(team.passwords.compared()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada\0@example.com", "ada\uD800@example.com", "ada @example.com"})
    void what_is_no_address_is_like_an_unknown_one_and_costs_a_hash(String typed) {
        assertThatThrownBy(() -> team.signIn(typed, Team.PASSWORD, Team.HERE))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(team.passwords.compared()).isEqualTo(1);
    }

    @Test
    void a_removed_member_does_not_get_in() {
        team.database.ownerClient().sql("update member set state = 'REMOVED'").update();

        assertThatThrownBy(() -> team.signIn("ada@example.com", Team.PASSWORD, Team.HERE))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void the_sixth_attempt_in_a_minute_has_to_wait_even_if_it_is_right() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> team.signIn("ada@example.com", "wrong", Team.HERE))
                    .isInstanceOf(BadCredentialsException.class);
        }

        assertThatThrownBy(() -> team.signIn("ada@example.com", Team.PASSWORD, Team.HERE))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        problem -> assertThat(problem.seconds()).isBetween(1L, 60L));
        assertThat(team.ledger.of("team.signIn")).isEmpty();
    }

    @Test
    void guessing_from_one_network_does_not_lock_the_owner_out_of_another() {
        for (int i = 0; i < 8; i++) {
            catchThrowable(() -> team.signIn("ada@example.com", "wrong", Team.ELSEWHERE));
        }

        assertThat(team.signIn("ada@example.com", Team.PASSWORD, Team.HERE).isAuthenticated())
                .isTrue();
    }

    @Test
    void signing_in_forgives_what_was_mistyped_before() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                catchThrowable(() -> team.signIn("ada@example.com", "wrong", Team.HERE));
            }
            assertThat(team.signIn("ada@example.com", Team.PASSWORD, Team.HERE).isAuthenticated())
                    .isTrue();
        }
    }

    @Test
    void one_network_may_not_try_account_after_account() {
        Throwable last = null;
        for (int i = 0; i < 61 && !(last instanceof TooManyAttemptsException); i++) {
            int account = i;
            last = catchThrowable(() -> team.limits
                    .attempt("person" + account + "@example.com", Team.HERE)
                    .ifPresent(wait -> {
                        throw new TooManyAttemptsException(wait);
                    }));
        }

        assertThat(last).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void all_of_an_ipv6_subscriber_count_as_one_network() {
        assertThat(new Caller("2001:db8:1:2::1", "").network())
                .isEqualTo(new Caller("2001:db8:1:2:ffff::9", "").network())
                .isNotEqualTo(new Caller("2001:db8:1:3::1", "").network());
    }

    @Test
    void a_flood_of_failures_leaves_two_entries_a_minute() {
        for (int i = 0; i < 1_000; i++) {
            team.entries.failed("wrong", Team.HERE);
        }
        team.nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        team.entries.tick();

        assertThat(team.ledger.of("team.signInFailed"))
                .extracting(entry -> entry.parameters().get("count"))
                .containsExactly("1", "999");
    }

    @Test
    void a_flood_from_everywhere_is_bounded_too() {
        for (int i = 0; i < 5_000; i++) {
            team.entries.failed("wrong", new Caller("10.0." + i / 250 + "." + i % 250, ""));
        }
        team.entries.last();

        assertThat(team.ledger.of("team.signInFailed").size()).isLessThan(110);
        assertThat(team.ledger.of("team.signInFailed").stream()
                        .mapToLong(entry -> Long.parseLong(entry.parameters().get("count")))
                        .sum())
                .isEqualTo(5_000);
    }

    @Test
    void what_was_typed_is_in_no_entry() {
        catchThrowable(() -> team.signIn("my pass phrase by mistake", "wrong wrong wrong", Team.HERE));

        assertThat(team.ledger.entries.toString()).doesNotContain("mistake").doesNotContain("wrong wrong");
    }
}
