package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From an empty folder to the first entry of the record, in a browser. */
class FirstLightJourney {

    private static PortalProcess portal;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        portal = PortalProcess.begin();
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
    void a_newcomer_creates_a_definition_and_finds_it_in_the_record() {
        Axe axe = new Axe();
        Page page = browser.open(portal.address(), ColorScheme.LIGHT, 1280, 800);
        Person ada = new Person(page);

        page.navigate("/");
        ada.sees("This portal has no owner yet");
        axe.check(page, "the door before set-up");

        page.navigate(portal.setUpLink());
        ada.field("E-mail address").waitFor();
        axe.check(page, "set-up");
        ada.becomesOwner(portal.setUpLink());
        axe.check(page, "home of a newcomer");
        Browser.shoot(page, "home-newcomer");

        ada.goesTo("Clients");
        ada.sees("Clients");
        axe.check(page, "no clients");
        ada.press("Connect Acme Shop");
        ada.toldEntry();
        axe.checkNotice(page, "a client just connected");
        page.waitForURL(Pattern.compile(".*/clients/[0-9a-f-]{36}.*"));
        axe.check(page, "the overview of a client");
        ada.reads("SANDBOX");

        ada.goesTo("Metafields");
        ada.sees("Metafield definitions");
        ada.press("New definition");
        ada.sees("New metafield definition");
        ada.field("Key").fill("first_light");
        ada.field("Name").fill("First light");
        ada.field("Description").fill("Made by the first journey through the portal.");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Type")))
                .first()
                .fill("single_line");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^single_line_text_field")))
                .first()
                .click();
        axe.check(page, "form of a definition");
        ada.press("Create definition");
        // The toast comes a moment before the browser has the address of the list; a person could not be so fast.
        page.waitForURL(Pattern.compile(".*/metafields\\?key=first_light"));
        ada.toldEntry().click();
        ada.sees("Audit log");
        ada.reads("first_light");
        axe.check(page, "the entry");
        Browser.shoot(page, "entry");

        List<JsonNode> sent = portal.sandbox().mutations();
        assertThat(sent).as("mutations the sandbox received").hasSize(1);
        assertThat(sent.getFirst().toString()).contains("first_light");

        ada.goesTo("Home");
        ada.sees("Home");
        axe.check(page, "home");
        Browser.shoot(page, "home");

        page.navigate("/no/such/page");
        ada.sees("There is no such page");
        axe.check(page, "an address that leads nowhere");

        page.navigate("/audit");
        ada.sees("Audit log");
        ada.signsOut();
        ada.reads("You have signed out.");
        axe.check(page, "signed out");
        page.goBack();
        ada.sees("Sign in");
        page.navigate("/audit");
        ada.sees("Sign in");
        await().untilAsserted(() -> assertThat(Record.of(portal).actions()).endsWith("team.signOut RECORDED"));

        ada.signsIn();
        Person elsewhere = new Person(browser.open(portal.address(), ColorScheme.DARK, 1280, 800));
        elsewhere.signsIn();
        ada.signsOutEverywhere();
        ada.reads("You have signed out.");
        elsewhere.page().navigate("/audit");
        elsewhere.sees("Sign in");
        await().untilAsserted(
                        () -> assertThat(Record.of(portal).actions()).contains("team.signOutEverywhere RECORDED"));
        assertThat(axe.outdated()).as("reviewed findings that no longer occur").isEmpty();
        assertThat(browser.troubles()).isEmpty();
    }
}
