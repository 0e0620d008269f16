package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no other journey stops at: the door, the forms and the list of clients, the sandbox, and what opens over any page. */
class AccessibilityJourney {

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
    void the_door_the_forms_and_everything_that_opens_over_a_page_can_be_used_by_anyone() {
        Axe axe = new Axe();
        Page page = browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900);
        Person ada = new Person(page);
        ada.becomesOwner(portal.setUpLink());

        page.navigate("/clients/new");
        ada.sees("Connect a client");
        axe.check(page, "connect a client");
        ada.press("Connect client");
        page.locator("[aria-invalid=true], [invalid]").first().waitFor();
        axe.check(page, "a client with everything missing");
        String client = ada.connectsSandboxClient();
        ada.page().navigate("/clients/" + client + "/edit");
        ada.sees("Edit Acme Shop");
        axe.check(page, "edit a client");
        Browser.shoot(page, "client-edit");
        page.navigate("/clients");
        page.locator("vaadin-grid").getByText("Acme Shop").first().waitFor();
        axe.check(page, "clients");

        page.navigate("/sandbox");
        ada.sees("Sandbox");
        ada.reads("metafieldDefinitions");
        axe.check(page, "the sandbox");
        ada.press("Reset sandbox");
        axe.checkOpened(page, "asking before the sandbox is reset");
        closed(page);

        page.keyboard().press("Control+k");
        page.getByPlaceholder("Page, client, definition or action").fill("acme");
        page.locator(".cf-palette-line").first().waitFor();
        axe.checkOpened(page, "palette");
        Browser.shoot(page, "palette");
        page.getByPlaceholder("Page, client, definition or action").fill("nothing is called this");
        ada.reads("Nothing is called that");
        axe.checkOpened(page, "palette with nothing found");
        closed(page);
        page.keyboard().press("?");
        ada.reads("Use the single keys");
        axe.checkOpened(page, "shortcuts");
        closed(page);
        page.locator(".cf-switcher").click();
        page.locator(".cf-switcher-line").first().waitFor();
        axe.checkOpened(page, "switcher");
        Browser.shoot(page, "switcher");
        closed(page);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("account and colours$")))
                .click();
        axe.checkOpened(page, "user menu");
        ada.press("Sign out");
        ada.reads("You have signed out");
        axe.check(page, "the door");
        ada.field("E-mail address").fill(Person.EMAIL);
        ada.field("Password").fill("not my password at all");
        ada.press("Sign in");
        ada.reads("is not right");
        axe.check(page, "the door after a wrong password");
        Browser.shoot(page, "door-wrong-password");
        page.navigate("/audit");
        ada.signsIn();
        assertThat(browser.troubles()).isEmpty();
    }

    /** As by the Escape key, wherever the focus is. */
    private static void closed(Page page) {
        for (String kind : List.of("vaadin-dialog", "vaadin-popover")) {
            Locator opened = page.locator(kind + "[opened]");
            if (opened.count() > 0) {
                page.keyboard().press("Escape");
                opened.first().waitFor(Browser.gone());
            }
        }
    }
}
