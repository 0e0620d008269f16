package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.ledger.LedgerUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SetupTests {

    private final Team team = new Team();

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void the_link_makes_the_owner_once() {
        String token = team.setup.renew().orElseThrow();

        assertThat(complete(token)).isInstanceOf(Setup.Result.Made.class);
        assertThat(complete(token)).isEqualTo(new Setup.Result.Closed(Setup.Link.DONE));
        assertThat(team.setup.isOpen()).isFalse();
        assertThat(team.setup.renew()).isEmpty();
    }

    @Test
    void a_token_has_128_bits_and_no_two_are_equal() {
        String one = team.setup.renew().orElseThrow();
        String other = team.setup.renew().orElseThrow();

        assertThat(one).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(other);
    }

    @Test
    void a_wrong_token_makes_nobody() {
        team.setup.renew();

        assertThat(complete("AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(new Setup.Result.Closed(Setup.Link.UNKNOWN));
        assertThat(complete("")).isEqualTo(new Setup.Result.Closed(Setup.Link.UNKNOWN));
        assertThat(team.setup.isOpen()).isTrue();
    }

    @Test
    void the_link_of_an_earlier_start_is_void() {
        String earlier = team.setup.renew().orElseThrow();
        team.setup.renew();

        assertThat(complete(earlier)).isEqualTo(new Setup.Result.Closed(Setup.Link.UNKNOWN));
    }

    @Test
    void a_link_lasts_30_minutes() {
        String token = team.setup.renew().orElseThrow();

        team.clock.forward(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(team.setup.check(token)).isEqualTo(Setup.Link.OPEN);
        team.clock.forward(Duration.ofSeconds(1));
        assertThat(team.setup.check(token)).isEqualTo(Setup.Link.EXPIRED);
        assertThat(complete(token)).isEqualTo(new Setup.Result.Closed(Setup.Link.EXPIRED));
        assertThat(team.setup.isOpen()).isTrue();
    }

    @Test
    void of_many_at_once_exactly_one_becomes_the_owner() throws Exception {
        String token = team.setup.renew().orElseThrow();
        CountDownLatch together = new CountDownLatch(1);
        List<Setup.Result> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Setup.Result>> attempts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String email = "person" + i + "@example.com";
                attempts.add(threads.submit(() -> {
                    together.await();
                    return team.setup.complete(token, email, "Person", Team.PASSWORD, Team.HERE);
                }));
            }
            together.countDown();
            for (Future<Setup.Result> attempt : attempts) {
                results.add(attempt.get());
            }
        }

        assertThat(results).filteredOn(Setup.Result.Made.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new Setup.Result.Closed(Setup.Link.DONE)::equals)
                .hasSize(5);
        assertThat(count("member")).isEqualTo(1);
        assertThat(team.ledger.of("team.setup")).hasSize(1);
    }

    @Test
    void the_database_holds_neither_token_nor_password_in_clear() {
        String token = team.setup.renew().orElseThrow();
        assertThat(everything("setup_link")).doesNotContain(token).doesNotContain(hex(token));

        complete(token);

        assertThat(everything("member"))
                .contains("{argon2}$argon2id$v=19$m=32768,t=3,p=1$")
                .doesNotContain(Team.PASSWORD);
        assertThat(count("setup_link")).isZero();
    }

    @Test
    void without_its_entry_there_is_no_owner() {
        String token = team.setup.renew().orElseThrow();
        team.ledger.broken = true;

        assertThatThrownBy(() -> complete(token)).isInstanceOf(LedgerUnavailableException.class);

        assertThat(team.setup.check(token)).isEqualTo(Setup.Link.OPEN);
        team.ledger.broken = false;
        assertThat(complete(token)).isInstanceOf(Setup.Result.Made.class);
    }

    @Test
    void set_up_and_first_sign_in_are_on_record_with_who_apart() {
        SignedIn owner = team.owner();

        assertThat(team.ledger.of("team.setup")).singleElement().satisfies(entry -> {
            assertThat(entry.actorId()).isEqualTo(owner.id());
            assertThat(entry.personal())
                    .containsEntry("actor.name", "Ada Byron")
                    .containsEntry("actor.email", "ada@example.com")
                    .containsEntry("actor.ip", "192.0.2.7");
            assertThat(entry.parameters().toString() + entry.subject())
                    .doesNotContain("Ada")
                    .doesNotContain("ada@");
        });
        assertThat(team.ledger.of("team.signIn")).hasSize(1);
    }

    @Test
    void the_page_is_not_found_once_there_is_an_owner() throws Exception {
        assertThat(statusOfThePage()).isEqualTo(200);

        team.owner();

        assertThat(statusOfThePage()).isEqualTo(404);
    }

    @Test
    void removing_the_owner_does_not_open_set_up_again() {
        team.owner();
        team.database.ownerClient().sql("update member set state = 'REMOVED'").update();

        assertThat(team.setup.isOpen()).isFalse();
        assertThat(team.setup.renew()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Ada|four words nobody guesses|email|team.email.missing",
                "ada|Ada|four words nobody guesses|email|team.email.odd",
                "a da@example.com|Ada|four words nobody guesses|email|team.email.odd",
                "ada@b@example.com|Ada|four words nobody guesses|email|team.email.odd",
                "ada@example.com|''|four words nobody guesses|name|team.name.missing",
                "ada@example.com|Ada\u202eecila|four words nobody guesses|name|team.name.odd",
                "ada@example.com|Ada|elevenchars|password|team.password.short",
                "ada@example.com|Ada|password12345|password|team.password.common",
                "ada@example.com|Ada|abababababab|password|team.password.simple",
                "ada.byron@example.com|Ada|ada.byron@example.com|password|team.password.personal",
                "ada@example.com|Ada|Counterfoil26|password|team.password.common",
                "ada@example.com|Ada|26Counterfoil!|password|team.password.personal",
            })
    void what_is_not_fit_is_refused_beside_its_field(
            String email, String name, String password, String field, String code) {
        String token = team.setup.renew().orElseThrow();

        assertThat(team.setup.complete(token, email, name, password, Team.HERE))
                .isEqualTo(new Setup.Result.Refused(java.util.Map.of(field, code)));
        assertThat(team.setup.check(token)).isEqualTo(Setup.Link.OPEN);
    }

    @Test
    void a_name_of_121_characters_and_a_password_of_129_bytes_are_refused() {
        String token = team.setup.renew().orElseThrow();

        assertThat(team.setup.complete(token, "ada@example.com", "n".repeat(121), Team.PASSWORD, Team.HERE))
                .isEqualTo(new Setup.Result.Refused(java.util.Map.of("name", "team.name.long")));
        String long129 = "aé3dfgh".repeat(17).substring(0, 112) + "a";
        assertThat(long129.getBytes(StandardCharsets.UTF_8)).hasSize(129);
        assertThat(team.setup.complete(token, "ada@example.com", "Ada", long129, Team.HERE))
                .isEqualTo(new Setup.Result.Refused(java.util.Map.of("password", "team.password.long")));
    }

    private int statusOfThePage() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/setup");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SetupGone(team.members).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private Setup.Result complete(String token) {
        return team.setup.complete(token, "ada@example.com", "Ada Byron", Team.PASSWORD, Team.HERE);
    }

    private long count(String table) {
        return team.database
                .ownerClient()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private String everything(String table) {
        return team.database
                .ownerClient()
                .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                .query(String.class)
                .single();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
