package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Sessions;
import dev.counterfoil.team.persistence.RightsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

class OwnSessionsTests {

    private final Team team = new Team();
    private final Sessions sessions = new OwnSessions(
            RightsFactory.rights(team.jdbc, team.denials),
            team.members,
            team.entries,
            new TransactionTemplate(new JdbcTransactionManager(team.source)));
    private SignedIn ada;

    @BeforeEach
    void owner() {
        ada = team.owner();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void every_session_of_a_member_ends_with_an_entry() {
        sessions.endAll(ada.actor(Team.HERE));

        assertThat(team.members.isCurrent(new MemberId(ada.id()), ada.accessVersion()))
                .isFalse();
        assertThat(team.ledger.of("team.signOutEverywhere"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actorId()).isEqualTo(ada.id()));
    }

    @Test
    void a_session_that_has_ended_ends_no_other() {
        sessions.endAll(ada.actor(Team.HERE));
        var later = (SignedIn)
                team.signIn("ada@example.com", Team.PASSWORD, Team.HERE).getPrincipal();

        assertThatThrownBy(() -> sessions.endAll(ada.actor(Team.HERE))).isInstanceOf(AccessDeniedException.class);

        assertThat(team.members.isCurrent(new MemberId(later.id()), later.accessVersion()))
                .isTrue();
    }

    @Test
    void what_cannot_be_recorded_is_not_done() {
        team.ledger.broken = true;

        assertThatThrownBy(() -> sessions.endAll(ada.actor(Team.HERE))).isInstanceOf(LedgerUnavailableException.class);

        assertThat(team.members.isCurrent(new MemberId(ada.id()), ada.accessVersion()))
                .isTrue();
    }
}
