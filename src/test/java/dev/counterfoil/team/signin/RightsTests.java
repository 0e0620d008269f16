package dev.counterfoil.team.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.team.persistence.RightsFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class RightsTests {

    private static final UUID HELD = UUID.fromString("11111111-0000-0000-0000-000000000000");
    private static final UUID OTHER = UUID.fromString("22222222-0000-0000-0000-000000000000");

    private final Team team = new Team();
    private final JdbcClient owner = team.database.ownerClient();
    private final Rights rights = RightsFactory.rights(team.jdbc, team.denials);

    /** Held on client HELD, asked for HELD, for another client, and for the portal as a whole. */
    private record Row(String role, String scope, Permission permission, boolean held, boolean other, boolean portal) {}

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void every_role_may_exactly_what_the_matrix_says() throws Exception {
        List<Row> matrix = matrix();
        List<String> differences = new ArrayList<>();
        for (Row row : matrix) {
            Actor actor = member(row.role(), row.scope());
            Row found = new Row(
                    row.role(),
                    row.scope(),
                    row.permission(),
                    rights.may(actor, row.permission(), HELD),
                    rights.may(actor, row.permission(), OTHER),
                    rights.may(actor, row.permission(), null));
            if (!found.equals(row)) {
                differences.add("expected " + row + " but found " + found);
            }
            Rights.Reach reach = rights.reach(actor, row.permission());
            if (reach.includes(HELD) != row.held()
                    || reach.includes(OTHER) != row.other()
                    || reach.all() != row.portal()) {
                differences.add("expected " + row + " but reach is " + reach);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void the_matrix_has_a_row_for_every_permission_in_every_role_and_scope() throws Exception {
        Set<String> rows = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Row row : matrix()) {
            rows.add(row.role() + " " + row.scope() + " " + row.permission());
            kinds.add(row.role() + " " + row.scope());
        }
        assertThat(kinds).contains("Owner ALL", "Reader ALL", "Reader GROUP", "Reader CLIENT", "Nothing ALL");
        for (String kind : kinds) {
            for (Permission permission : Permission.values()) {
                assertThat(rows).contains(kind + " " + permission);
            }
        }
    }

    @Test
    void the_only_role_that_comes_built_in_is_owner() {
        assertThat(team.jdbc
                        .sql("select name from role where built_in")
                        .query(String.class)
                        .list())
                .containsExactly("Owner");
    }

    @Test
    void a_removed_member_is_out_at_once() {
        Actor actor = member("Owner", "ALL");
        assertThat(rights.may(actor, Permission.CLIENT_ADD, null)).isTrue();

        owner.sql("update member set state = 'REMOVED' where id = :id")
                .param("id", actor.id().value())
                .update();

        assertThat(rights.may(actor, Permission.CLIENT_ADD, null)).isFalse();
        assertThat(rights.reach(actor, Permission.CLIENT_VIEW)).isEqualTo(new Rights.Reach(false, Set.of()));
    }

    @Test
    void a_raised_access_version_ends_what_was_granted_under_the_old_one() {
        Actor actor = member("Owner", "ALL");

        owner.sql("update member set access_version = access_version + 1 where id = :id")
                .param("id", actor.id().value())
                .update();

        assertThat(rights.may(actor, Permission.CLIENT_ADD, null)).isFalse();
    }

    @Test
    void a_role_taken_away_acts_at_the_next_question() {
        Actor actor = member("Reader", "CLIENT");
        assertThat(rights.may(actor, Permission.CLIENT_VIEW, HELD)).isTrue();

        owner.sql("delete from assignment where member_id = :id")
                .param("id", actor.id().value())
                .update();

        assertThat(rights.may(actor, Permission.CLIENT_VIEW, HELD)).isFalse();
    }

    @Test
    void somebody_unknown_may_nothing() {
        Actor nobody = new Actor(new MemberId(UUID.randomUUID()), "No", "no@example.com", 1, Instant.now(), "", "");

        for (Permission permission : Permission.values()) {
            assertThat(rights.may(nobody, permission, HELD)).isFalse();
            assertThat(rights.may(nobody, permission, null)).isFalse();
        }
    }

    @Test
    void the_application_cannot_give_itself_a_role() {
        assertThatThrownBy(
                        () -> team.jdbc.sql("update role set everything = true").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> team.jdbc
                        .sql("insert into role_permission select id, 'X' from role")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> team.jdbc.sql("delete from member").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void a_denial_is_on_record_and_a_flood_of_them_is_one_more_entry_a_minute() {
        Actor actor = member("Nothing", "ALL");
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> rights.require(actor, Permission.CLIENT_MANAGE, HELD))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(team.ledger.of("access.denied")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(entry.clientId()).isEqualTo(HELD);
            assertThat(entry.actorId()).isEqualTo(actor.id().value());
            assertThat(entry.parameters())
                    .containsEntry("permission", "CLIENT_MANAGE")
                    .containsEntry("count", "1");
        });

        team.nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        team.denials.tick();

        assertThat(team.ledger.of("access.denied"))
                .extracting(entry -> entry.parameters().get("count"))
                .containsExactly("1", "39");
    }

    @Test
    void asking_for_client_after_client_does_not_fill_the_record() {
        Actor actor = member("Nothing", "ALL");
        for (int i = 0; i < 1_000; i++) {
            team.denials.note(actor, Permission.CLIENT_VIEW, UUID.randomUUID());
        }
        team.denials.last();

        assertThat(team.ledger.of("access.denied").size()).isLessThan(210);
    }

    @Test
    void a_question_is_not_on_record() {
        rights.may(member("Nothing", "ALL"), Permission.CLIENT_VIEW, HELD);
        team.denials.last();

        assertThat(team.ledger.entries).isEmpty();
    }

    private Actor member(String role, String scope) {
        UUID id = UUID.randomUUID();
        owner.sql("insert into member (id, email, name) values (:id, :email, 'Somebody')")
                .param("id", id)
                .param("email", id + "@example.com")
                .update();
        UUID roleId = role(role);
        UUID group = UUID.randomUUID();
        owner.sql("insert into client_group (id, name) values (:id, :name)")
                .param("id", group)
                .param("name", group.toString())
                .update();
        owner.sql("insert into client_group_client values (:group, :client)")
                .param("group", group)
                .param("client", HELD)
                .update();
        owner.sql("""
                        insert into assignment (id, member_id, role_id, scope, group_id, client_id)
                        values (gen_random_uuid(), :member, :role, :scope,
                                case when :scope = 'GROUP' then cast(:group as uuid) end,
                                case when :scope = 'CLIENT' then cast(:client as uuid) end)
                        """)
                .param("member", id)
                .param("role", roleId)
                .param("scope", scope)
                .param("group", group)
                .param("client", HELD)
                .update();
        return new Actor(new MemberId(id), "Somebody", id + "@example.com", 1, Instant.now(), "192.0.2.7", "Tests/1");
    }

    private UUID role(String name) {
        List<UUID> known = owner.sql("select id from role where name = :name")
                .param("name", name)
                .query(UUID.class)
                .list();
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        UUID id = UUID.randomUUID();
        owner.sql("insert into role (id, name) values (:id, :name)")
                .param("id", id)
                .param("name", name)
                .update();
        if (name.equals("Reader")) {
            for (String permission : List.of("CLIENT_VIEW", "DEFINITION_VIEW", "CLIENT_ADD")) {
                owner.sql("insert into role_permission values (:role, :permission)")
                        .param("role", id)
                        .param("permission", permission)
                        .update();
            }
        }
        return id;
    }

    private static List<Row> matrix() throws Exception {
        try (var stream = RightsTests.class.getResourceAsStream("/team/permissions.csv");
                Stream<String> lines =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines()) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .map(cells -> new Row(
                            cells[0],
                            cells[1],
                            Permission.valueOf(cells[2]),
                            yes(cells[3]),
                            yes(cells[4]),
                            yes(cells[5])))
                    .toList();
        }
    }

    private static boolean yes(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }
}
