package dev.counterfoil.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.signin.SignedIn;
import dev.counterfoil.team.signin.TestOwner;
import dev.counterfoil.testing.CountedStatements;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.TokensRoom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client's overview with what every room adds to it. */
@Import(CountedStatements.class)
class ClientOverviewTests extends TokensRoom {

    @Autowired
    private Ledger ledger;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TestUsers users;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DataSource source;

    @Autowired
    private Environment environment;

    private Client acme;

    @BeforeEach
    void nothing_seen_yet() {
        acme = client();
        jdbc.sql("delete from mirror_definition").update();
        jdbc.sql("delete from mirror_namespace").update();
        jdbc.sql("update task set closed_at = now() where closed_at is null").update();
    }

    private void seen(String namespace, String key) {
        String uuid = UUID.randomUUID().toString();
        ObjectNode definition = JsonMapper.shared()
                .createObjectNode()
                .put("uuid", uuid)
                .put("namespace", namespace)
                .put("key", key)
                .put("type", "date")
                .put("category", "DATE_TIME");
        definition.putArray("validations");
        jdbc.sql("""
                        insert into mirror_definition (client_id, uuid, namespace, key, type, definition, seen_at)
                        values (?, ?, ?, ?, 'date', ?, now())""")
                .params(acme.id().value(), uuid, namespace, key, definition.toString())
                .update();
    }

    private void recorded(String key, UUID client) {
        ledger.append(new EntryDraft(
                "metafieldDefinition.create",
                1,
                Outcome.SUCCEEDED,
                client,
                new Subject("metafieldDefinition", key, key),
                null,
                null,
                Map.of("client.name", acme.name()),
                Map.of(),
                Map.of()));
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private List<String> figures() {
        return findInView(Figure.class).all().stream()
                .map(figure -> figure.getElement().getTextRecursively() + " "
                        + figure.getElement().getAttribute("href"))
                .toList();
    }

    private String of(String path) {
        return "/clients/" + acme.id() + path;
    }

    @Test
    void it_counts_what_there_is_and_leads_to_it() {
        seen(null, "one");
        seen("app--1.size", "two");
        users.save(owner(), acme, null, "Maria", MARIA);
        go("clients/" + acme.id());
        assertThat(figures())
                .containsExactly(
                        "2Definitions " + of("/metafields"),
                        "2Namespaces " + of("/metafields/namespaces"),
                        "0Videos known " + of("/videos"),
                        "1Test users " + of("/users"),
                        "0Tokens kept " + of("/users"));
    }

    @Test
    void its_figures_follow_what_is_seen_while_it_is_open() {
        go("clients/" + acme.id());
        assertThat(figures()).first().asString().startsWith("0Definitions");
        seen(null, "one");
        events.publishEvent(new MirrorRefreshed(acme.id(), true));
        Eventually.until(() -> figures().getFirst().startsWith("1Definitions"), MockVaadin::clientRoundtrip);
        users.save(owner(), acme, null, "Maria", MARIA);
        Eventually.until(() -> figures().get(3).startsWith("1Test users"), MockVaadin::clientRoundtrip);
    }

    @Test
    void it_tells_what_needs_attention_there_and_nowhere_else() {
        UUID elsewhere = UUID.randomUUID();
        tasks.raise("watch.outside", "here", acme.id().value(), Map.of("client", "This one", "count", "7"));
        tasks.raise("watch.outside", "there", elsewhere, Map.of("client", "Another", "count", "8"));
        go("clients/" + acme.id());
        assertThat(page()).contains("Needs attention", "on This one").doesNotContain("Another");
        tasks.close("watch.outside", "here");
        Eventually.until(() -> !page().contains("Needs attention"), MockVaadin::clientRoundtrip);
        tasks.close("watch.outside", "there");
    }

    @Test
    void it_tells_what_happened_there_last_and_leads_to_all_of_it() {
        String here = "here_" + UUID.randomUUID();
        String there = "there_" + UUID.randomUUID();
        recorded(here, acme.id().value());
        recorded(there, UUID.randomUUID());
        go("clients/" + acme.id());
        assertThat(page()).contains("Last entries", here).doesNotContain(there);
        assertThat(findInView(Anchor.class).all().stream().map(Anchor::getHref)).contains("/audit?client=" + acme.id());
        String later = "later_" + UUID.randomUUID();
        recorded(later, acme.id().value());
        Eventually.until(() -> page().contains(later), MockVaadin::clientRoundtrip);
    }

    @Test
    void who_may_see_the_client_alone_sees_its_facts_alone() {
        String here = "here_" + UUID.randomUUID();
        recorded(here, acme.id().value());
        seen(null, "one");
        SecurityContextHolder.getContext().setAuthentication(TestOwner.proof(viewer()));
        go("clients/" + acme.id());
        assertThat(page())
                .contains("Credentials", acme.dashboardId().substring(0, 8))
                .doesNotContain(here, "Last entries");
        assertThat(findInView(Figure.class).exists()).isFalse();
    }

    @Test
    void it_takes_no_more_statements_for_more_of_it() {
        go("clients/" + acme.id());
        int few = statements();
        for (int i = 0; i < 12; i++) {
            seen("space" + i, "key" + i);
            recorded("many_" + i, acme.id().value());
            tasks.raise("watch.outside", "many" + i, acme.id().value(), Map.of("client", acme.name(), "count", "1"));
        }
        assertThat(statements()).isEqualTo(few);
    }

    private int statements() {
        go("clients");
        CountingDataSource counted = (CountingDataSource) source;
        counted.reset();
        go("clients/" + acme.id());
        return counted.statementsOf(Thread.currentThread()).size();
    }

    /** A member whose role lets them see clients, and nothing in them. */
    private SignedIn viewer() {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("counterfoil.db.url"),
                environment.getRequiredProperty("counterfoil.db.owner-user"),
                environment.getRequiredProperty("counterfoil.db.owner-password")));
        UUID role = UUID.randomUUID();
        owner.sql("insert into role (id, name) values (?, ?)")
                .params(role, "Viewer " + role)
                .update();
        owner.sql("insert into role_permission values (?, 'CLIENT_VIEW')")
                .param(role)
                .update();
        SignedIn viewer = TestOwner.withAllRightsOn(jdbc, role + "@example.com");
        jdbc.sql("insert into assignment (id, member_id, role_id, scope) values (gen_random_uuid(), ?, ?, 'ALL')")
                .params(viewer.id(), role)
                .update();
        return viewer;
    }
}
