package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people at two browsers: what one does appears in the other's open lists without a reload. */
class LiveJourney {

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
    void what_one_person_changes_the_other_sees_in_their_open_lists() {
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 800));
        ada.becomesOwner(portal.setUpLink());
        Person grace = new Person(browser.open(portal.address(), ColorScheme.DARK, 1280, 800));
        grace.signsIn();

        grace.page().navigate("/clients");
        grace.sees("Clients");
        String client = ada.connectsSandboxClient();
        grace.page().locator("vaadin-grid").getByText("Acme Shop").first().waitFor();

        grace.page().navigate("/clients/" + client + "/metafields?q=seen_at_once");
        grace.sees("Metafield definitions");
        grace.reads("No definition fits this filter");
        Person third = new Person(grace.page().context().newPage());
        third.page().navigate("/audit?kind=metafieldDefinition");
        third.sees("Audit log");

        creates(ada, client, "seen_at_once");
        grace.page().locator("vaadin-grid").getByText("seen_at_once").first().waitFor();
        third.reads("Show new entries").click();
        third.reads("created");
        Browser.shoot(grace.page(), "live-list");
        Axe axe = new Axe();
        axe.check(grace.page(), "definitions filtered");
        axe.check(third.page(), "audit log filtered");
        assertThat(browser.troubles()).isEmpty();
    }

    private static void creates(Person person, String client, String key) {
        person.opensNewDefinition(client, key);
        person.press("Create definition");
        Page page = person.page();
        page.waitForURL(Pattern.compile(".*/metafields\\?key=" + key));
    }
}
