package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.persistence.RightsFactory;
import dev.counterfoil.testing.CountingDataSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class ListChoicesTests {

    private final Team team = new Team();
    private final CountingDataSource counted = new CountingDataSource(team.source);
    private final ListChoices choices = RightsFactory.listChoices(JdbcClient.create(counted), team.denials);
    private final Actor ada = team.owner().actor(Team.HERE);

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void a_choice_is_kept_for_its_list_until_the_next_one() {
        assertThat(choices.hidden(ada, "clients")).isEmpty();

        choices.hide(ada, "clients", Set.of("endpoint", "proven"));
        choices.hide(ada, "definitions", Set.of("TYPE"));
        assertThat(choices.hidden(ada, "clients")).containsExactlyInAnyOrder("endpoint", "proven");

        choices.hide(ada, "clients", Set.of());
        assertThat(choices.hidden(ada, "clients")).isEmpty();
        assertThat(choices.hidden(ada, "definitions")).containsExactly("TYPE");
    }

    @Test
    void a_choice_is_its_members_own() {
        Actor bo = another();
        choices.hide(ada, "clients", Set.of("endpoint"));
        choices.hide(bo, "clients", Set.of("proven"));

        assertThat(choices.hidden(ada, "clients")).containsExactly("endpoint");
        assertThat(choices.hidden(bo, "clients")).containsExactly("proven");
    }

    @Test
    void reading_a_choice_takes_one_statement_besides_the_check() {
        choices.hide(ada, "clients", Set.of("endpoint", "proven"));
        counted.reset();

        choices.hidden(ada, "clients");

        assertThat(counted.statements()).hasSize(2);
    }

    @Test
    void a_database_that_does_not_take_choices_stops_no_list() {
        choices.hide(ada, "clients", Set.of("endpoint"));
        team.database
                .ownerClient()
                .sql("revoke update on member_list_choice from public, \"" + app() + "\"")
                .update();

        choices.hide(ada, "clients", Set.of("proven"));

        assertThat(choices.hidden(ada, "clients")).containsExactly("endpoint");
    }

    @Test
    void who_was_removed_has_no_choice() {
        team.database.ownerClient().sql("update member set access_version = 2").update();

        assertThatThrownBy(() -> choices.hidden(ada, "clients")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> choices.hide(ada, "clients", Set.of())).isInstanceOf(AccessDeniedException.class);
    }

    private String app() {
        return team.jdbc.sql("select current_user").query(String.class).single();
    }

    private Actor another() {
        UUID id = UUID.randomUUID();
        team.database
                .ownerClient()
                .sql("insert into member (id, email, name) values (?, 'bo@example.com', 'Bo')")
                .param(id)
                .update();
        return new Actor(
                new MemberId(id), "Bo", "bo@example.com", ada.accessVersion(), ada.signedInAt(), ada.ip(), ada.agent());
    }
}
