package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.persistence.RightsFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.access.AccessDeniedException;

class DraftsTests {

    private final Team team = new Team();
    private final Drafts drafts = RightsFactory.drafts(team.jdbc, team.denials);
    private final Actor actor = team.owner().actor(Team.HERE);

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void what_was_typed_comes_back_until_it_is_discarded() {
        Map<String, String> typed = Map.of("key", "loyalty_tier", "name", "Loyalty “tier”\n✓", "empty", "");

        drafts.save(actor, "definition", typed);
        drafts.save(actor, "other", Map.of("a", "b"));

        assertThat(drafts.find(actor, "definition")).contains(typed);
        drafts.discard(actor, "definition");
        assertThat(drafts.find(actor, "definition")).isEmpty();
        assertThat(drafts.find(actor, "other")).contains(Map.of("a", "b"));
    }

    @Test
    void the_last_draft_of_a_form_stays() {
        drafts.save(actor, "definition", Map.of("key", "one", "gone", "x"));
        drafts.save(actor, "definition", Map.of("key", "two"));

        assertThat(drafts.find(actor, "definition")).contains(Map.of("key", "two"));
    }

    @Test
    void a_draft_is_forgotten_after_seven_days() {
        drafts.save(actor, "old", Map.of("key", "one"));
        team.database
                .ownerClient()
                .sql("update draft set saved_at = now() - interval '7 days 1 second'")
                .update();

        assertThat(drafts.find(actor, "old")).isEmpty();
        drafts.save(actor, "new", Map.of("key", "two"));
        assertThat(team.jdbc.sql("select form from draft").query(String.class).list())
                .containsExactly("new");
    }

    @Test
    void a_member_has_at_most_fifty() {
        for (int i = 0; i < 55; i++) {
            drafts.save(actor, "form" + i, Map.of("key", "x"));
        }

        assertThat(team.jdbc.sql("select count(*) from draft").query(Long.class).single())
                .isEqualTo(50);
        assertThat(drafts.find(actor, "form54")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "clientSecret", "PASSWORD", "newPassword", "accessToken"})
    void a_field_named_like_a_secret_is_refused_without_its_value(String field) {
        assertThatThrownBy(() -> drafts.save(actor, "form", Map.of(field, "the-value")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("the-value");
        assertThat(drafts.find(actor, "form")).isEmpty();
    }

    @Test
    void a_draft_too_large_is_not_kept_and_the_form_goes_on() {
        drafts.save(actor, "form", Map.of("text", "kept"));

        drafts.save(actor, "form", Map.of("text", "x".repeat(70_000)));

        assertThat(drafts.find(actor, "form")).contains(Map.of("text", "kept"));
    }

    @Test
    void a_database_that_does_not_take_drafts_stops_no_form() {
        drafts.save(actor, "form", Map.of("text", "kept"));
        team.database.ownerClient().sql("alter table draft rename to away").update();

        drafts.save(actor, "form", Map.of("text", "more"));
        drafts.discard(actor, "form");

        team.database.ownerClient().sql("alter table away rename to draft").update();
        assertThat(drafts.find(actor, "form")).contains(Map.of("text", "kept"));
    }

    @Test
    void a_removed_member_has_no_drafts() {
        drafts.save(actor, "form", Map.of("key", "x"));
        team.database.ownerClient().sql("update member set access_version = 2").update();

        assertThatThrownBy(() -> drafts.find(actor, "form")).isInstanceOf(AccessDeniedException.class);
    }
}
