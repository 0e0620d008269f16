package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody changes a definition with another tool; the portal finds it by itself and says so until somebody has looked. */
class WatchJourney {

    private static PortalProcess portal;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        portal = PortalProcess.begin("--counterfoil.watch.every=2s", "--counterfoil.watch.schema-every=2s");
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
    void a_change_made_elsewhere_is_found_shown_on_home_and_looked_at() {
        Axe axe = new Axe();
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 800));
        Page page = ada.page();
        ada.becomesOwner(portal.setUpLink());
        String client = ada.connectsSandboxClient();

        page.navigate("/clients/" + client + "/watch");
        ada.sees("Changes made elsewhere");
        ada.reads("definitions existed before");
        axe.check(page, "nothing made elsewhere");
        Browser.shoot(page, "watch-nothing");

        change("""
                {"client": "Acme Shop", "action": "create", "definition":
                  {"key": "by_another_tool", "name": "By another tool", "description": "d", "type": "boolean"}}""");
        ada.reads("by_another_tool");
        change("""
                {"client": "Acme Shop", "action": "update", "key": "by_another_tool", "definition": {"name": "Another name"}}""");
        row(page, "Changed").waitFor();
        change("""
                {"client": "Acme Shop", "action": "rename", "key": "by_another_tool", "newKey": "by_another_key"}""");
        row(page, "Renamed").waitFor();
        change("""
                {"client": "Acme Shop", "action": "delete", "key": "by_another_key"}""");
        row(page, "Removed").waitFor();
        axe.check(page, "made elsewhere");
        Browser.shoot(page, "watch-found");

        ada.goesTo("Home");
        ada.sees("Home");
        ada.reads("Made outside Counterfoil on Acme Shop").click();
        ada.sees("Changes made elsewhere");
        row(page, "Changed").click();
        ada.sees("Audit log");
        ada.reads("not known: made outside Counterfoil");
        ada.reads("Another name");
        Browser.shoot(page, "watch-entry");

        Person dark = new Person(browser.open(portal.address(), ColorScheme.DARK, 390, 844));
        dark.signsIn();
        dark.page().navigate("/clients/" + client + "/watch");
        dark.reads("Renamed");
        Browser.shoot(dark.page(), "watch-found-dark-390");
        axe.check(dark.page(), "made elsewhere, narrow");
        dark.page().navigate("/schema");
        checked(dark);
        Browser.shoot(dark.page(), "schema-390");
        axe.check(dark.page(), "schema, narrow");

        page.navigate("/schema");
        checked(ada);
        axe.check(page, "schema");
        Browser.shoot(page, "schema");

        page.navigate("/clients/" + client + "/watch");
        ada.press("I have looked at these");
        page.getByText("I have looked at these")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.navigate("/");
        ada.sees("Home");
        assertThat(page.getByText("Made outside Counterfoil on").count()).isZero();
        assertThat(browser.troubles()).isEmpty();
    }

    private static Locator row(Page page, String kind) {
        return page.locator(".cf-row")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .first();
    }

    /** Asks the endpoint now, and waits for what came of it. */
    private static void checked(Person person) {
        person.press("Check now");
        person.page()
                .locator(".cf-pill")
                .filter(new Locator.FilterOptions().setHasText("As built for"))
                .waitFor();
    }

    private static void change(String json) {
        portal.sandbox().change(json);
    }
}
