package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a person sees and what is recorded when things go wrong, one after the other in one portal. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailuresJourney {

    private static final Axe AXE = new Axe();

    private static Browser browser;
    private static PortalProcess portal;
    private static Person ada;
    private static String client;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        portal = PortalProcess.begin(
                "--counterfoil.changes.deadline=4s",
                "--counterfoil.changes.lease=8s",
                "--counterfoil.changes.reconcile-every=2s",
                "--counterfoil.changes.second-read-after=3s");
        ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
        ada.becomesOwner(portal.setUpLink());
    }

    @AfterAll
    static void stop() {
        if (portal != null) {
            portal.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void a_wrong_secret_is_told_and_nothing_is_stored() {
        ada.page().navigate("/clients/new");
        ada.sees("Connect a client");
        ada.field("Name").fill("Acme Shop");
        ada.picks("Production");
        ada.field("Client ID").fill("0123456789abcdef");
        ada.field("Client secret").fill("not-the-secret-at-all");
        ada.choosesEndpoint(portal.sandbox().origin());
        ada.press("Connect client");
        ada.reads("does not accept this client ID and secret");
        assertThat(ada.field("Name").inputValue()).isEqualTo("Acme Shop");
        assertThat(ada.field("Client secret").inputValue()).isEmpty();
        Browser.shoot(ada.page(), "wrong-secret");
        AXE.check(ada.page(), "a refused secret");
        assertThat(Record.of(portal).actions()).noneMatch(action -> action.startsWith("client.add"));
        ada.page().navigate("/clients");
        ada.reads("Connect your first client");
    }

    @Test
    @Order(2)
    void a_refusal_of_the_api_lands_on_its_field_and_keeps_what_was_typed() {
        client = ada.connectsSandboxClient();
        portal.sandbox().fault("""
                {"kind": "user-error", "operation": "metafieldDefinitionCreate",
                 "field": ["definition", "key"], "message": "Key is reserved for the platform"}""");
        ada.opensNewDefinition(client, "reserved_key");
        ada.press("Create definition");
        ada.reads("Key is reserved for the platform");
        assertThat(ada.field("Key").inputValue()).isEqualTo("reserved_key");
        assertThat(ada.field("Key").getAttribute("aria-invalid")).isEqualTo("true");
        Browser.shoot(ada.page(), "refused-on-field");
        AXE.check(ada.page(), "refused on a field");
        assertThat(outcomes("reserved_key")).containsExactly("REQUESTED", "REFUSED");
    }

    @Test
    @Order(3)
    void a_bad_key_is_refused_beside_the_field_and_nothing_is_recorded() {
        ada.opensNewDefinition(client, "bad.key");
        ada.press("Create definition");
        ada.reads("A key holds no period");
        assertThat(Record.of(portal).operations()).noneMatch(it -> it.subject().equals("bad.key"));
    }

    @Test
    @Order(4)
    void a_key_that_is_taken_is_refused_beside_the_field_and_nothing_is_sent() {
        int before = portal.sandbox().mutations().size();
        ada.opensNewDefinition(client, "loyalty_tier");
        ada.press("Create definition");
        ada.reads("This client has a definition with this key already");
        AXE.check(ada.page(), "a key that is taken");
        assertThat(portal.sandbox().mutations()).hasSize(before);
    }

    @Test
    @Order(5)
    void a_lost_answer_is_read_back_and_found_applied() {
        portal.sandbox().fault("{\"kind\": \"drop-after\", \"operation\": \"metafieldDefinitionCreate\"}");
        ada.opensNewDefinition(client, "lost_answer");
        ada.press("Create definition");
        ada.reads("It is not known whether it was done");
        // As soon as reading back has found out, the form says so by itself.
        ada.reads("Created lost_answer on Acme Shop");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> outcomes("lost_answer").contains("APPLIED"));
        assertThat(outcomes("lost_answer")).containsExactly("REQUESTED", "UNKNOWN", "APPLIED");
    }

    @Test
    @Order(6)
    void a_server_that_breaks_leaves_a_change_that_ends_as_not_applied() {
        portal.sandbox().fault("{\"kind\": \"html\", \"operation\": \"metafieldDefinitionCreate\"}");
        ada.opensNewDefinition(client, "broken_server");
        ada.press("Create definition");
        ada.reads("It is not known whether it was done");
        Browser.shoot(ada.page(), "unclear");
        AXE.check(ada.page(), "an unclear outcome");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> outcomes("broken_server").contains("NOT_APPLIED"));
        assertThat(outcomes("broken_server"))
                .containsExactly("REQUESTED", "UNKNOWN", "PROBABLY_NOT_APPLIED", "NOT_APPLIED");
    }

    @Test
    @Order(7)
    void two_clicks_create_once() {
        portal.sandbox().fault("{\"kind\": \"delay\", \"ms\": 1500, \"operation\": \"metafieldDefinitionCreate\"}");
        ada.opensNewDefinition(client, "clicked_twice");
        ada.page()
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create definition").setExact(true))
                .first()
                .dblclick();
        ada.toldEntry();
        assertThat(portal.sandbox().mutations().stream().map(Agreement::key)).containsOnlyOnce("clicked_twice");
    }

    @Test
    @Order(8)
    void everything_is_still_there_after_a_restart_and_the_record_agrees_with_the_api() {
        List<String> actions = Record.of(portal).actions();
        portal.stop();
        portal.startAgain();
        Person later = new Person(browser.open(portal.address(), ColorScheme.DARK, 390, 844));
        later.signsIn();
        later.page().navigate("/audit");
        later.sees("Audit log");
        later.reads("clicked_twice");
        Browser.shoot(later.page(), "audit-after-restart-390-dark");
        AXE.check(later.page(), "audit log on a phone");
        assertThat(Record.of(portal).actions()).startsWith(actions.toArray(String[]::new));
        assertThat(browser.troubles()).isEmpty();
    }

    private static List<String> outcomes(String subject) {
        return Record.of(portal).operations().stream()
                .filter(one -> one.subject().equals(subject))
                .flatMap(one -> one.outcomes().stream())
                .toList();
    }
}
