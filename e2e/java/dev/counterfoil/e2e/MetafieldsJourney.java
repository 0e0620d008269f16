package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A definition is changed, shared and deleted, a namespace made and removed; the sandbox and the record agree. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetafieldsJourney {

    private static Browser browser;
    private static PortalProcess portal;
    private static String client;
    private static final Axe AXE = new Axe();

    @BeforeAll
    static void start() {
        browser = Browser.start();
        portal = PortalProcess.begin();
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
        ada.becomesOwner(portal.setUpLink());
        client = ada.connectsSandboxClient();
        ada.page().context().close();
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

    private static Person ada(int width) {
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, width, 900));
        ada.signsIn();
        return ada;
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG).or(person.page().getByRole(AriaRole.ALERTDIALOG));
    }

    private static void press(Locator in, String button) {
        in.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void typed(Person person, String field, String text) {
        dialog(person)
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(field).setExact(true))
                .fill(text);
    }

    private static void noToast(Page page) {
        page.locator("vaadin-notification-card a").first().waitFor(Browser.gone());
    }

    @Test
    @Order(1)
    void a_definition_is_changed_shared_and_deleted() {
        Person ada = ada(1280);
        Page page = ada.page();
        page.navigate("/clients/" + client + "/metafields/edit?key=consent_sms");
        ada.press("Save changes");
        ada.reads("Nothing differs from what is there");
        ada.field("Name").fill("Consent to text messages");
        ada.field("Name").blur();
        AXE.check(page, "edit form");
        Browser.shoot(page, "edit-definition");
        ada.press("Save changes");
        ada.toldEntry();
        ada.sees("Metafield definitions");
        ada.reads("Consent to text messages");

        page.navigate("/clients/" + client + "/metafields?key=consent_sms");
        ada.reads(Person.NAME + " changed it");
        ada.press("Share");
        dialog(ada).getByLabel("GID of the client").fill("gid://shopify/Client/1005");
        AXE.checkOpened(page, "share dialog");
        press(dialog(ada), "Share");
        ada.toldEntry();
        ada.reads("Client/1005");
        noToast(page);
        AXE.check(page, "definition with actions");
        Browser.shoot(page, "definition-shared");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw access from Client/1005"))
                .click();
        AXE.checkOpened(page, "asking before access is withdrawn");
        press(dialog(ada), "Withdraw access");
        ada.toldEntry();
        ada.reads("withdrew access to it");

        noToast(page);
        ada.press("Delete");
        Browser.shoot(page, "delete-definition");
        AXE.checkOpened(page, "asking before a definition is deleted");
        dialog(ada).getByRole(AriaRole.TEXTBOX).fill("consent_sms");
        press(dialog(ada), "Delete definition");
        page.locator("vaadin-master-detail-layout[has-detail]").waitFor(Browser.gone());
        page.navigate("/clients/" + client + "/metafields?key=consent_sms");
        ada.reads("This definition was deleted");
        ada.reads(Person.NAME + " deleted it");
        assertThat(portal.sandbox().mutations())
                .extracting(sent -> sent.path("fields").toString())
                .containsExactly(
                        "[\"metafieldDefinitionUpdate\"]",
                        "[\"metafieldAccessGrant\"]",
                        "[\"metafieldAccessRevoke\"]",
                        "[\"metafieldDefinitionDelete\"]");
    }

    @Test
    @Order(2)
    void a_form_opened_before_anothers_change_shows_both_versions() {
        Person ada = ada(1280);
        ada.page().navigate("/clients/" + client + "/metafields/edit?key=loyalty_points");
        ada.field("Name").waitFor();
        Person eve = ada(1280);
        eve.page().navigate("/clients/" + client + "/metafields/edit?key=loyalty_points");
        eve.field("Name").fill("Points, as Eve says");
        eve.press("Save changes");
        eve.toldEntry();

        ada.field("Name").fill("Points, as Ada says");
        ada.press("Save changes");
        ada.reads("It has changed since you opened it");
        dialog(ada).getByText("Points, as Eve says").first().waitFor();
        AXE.checkOpened(ada.page(), "stale form");
        Browser.shoot(ada.page(), "stale-form");
        press(dialog(ada), "Send mine over it");
        ada.toldEntry();
        ada.reads("Points, as Ada says");
    }

    @Test
    @Order(3)
    void a_namespace_is_made_and_removed_and_the_apis_own_list_is_paged_both_ways() {
        Person ada = ada(1280);
        Page page = ada.page();
        page.navigate("/clients/" + client + "/metafields/namespaces");
        ada.press("New namespace");
        typed(ada, "Key", "journey_facts");
        typed(ada, "Name", "Facts of a journey");
        typed(ada, "Description", "Made by a journey.");
        press(dialog(ada), "Create namespace");
        ada.toldEntry();
        page.waitForURL(Pattern.compile(".*\\?path=journey_facts$"));
        ada.reads("Remembered, not verified since");
        noToast(page);
        AXE.check(page, "a namespace");
        ada.press("Delete");
        AXE.checkOpened(page, "asking before a namespace is deleted");
        dialog(ada).getByRole(AriaRole.TEXTBOX).fill("journey_facts");
        press(dialog(ada), "Delete namespace");
        ada.toldEntry();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("journey_facts").setExact(true))
                .waitFor(Browser.gone());

        page.navigate("/clients/" + client + "/metafields/browse");
        ada.reads("consent_newsletter");
        noToast(page);
        AXE.check(page, "the API's own list");
        ada.press("Last page");
        ada.reads("size_");
        page.waitForURL(Pattern.compile(".*\\?last=yes$"));
        ada.press("Previous");
        ada.reads("loyalty_");
        page.waitForURL(Pattern.compile(".*\\?before=.*"));
        page.reload();
        ada.reads("loyalty_");
        page.goBack();
        ada.reads("size_");
        Browser.shoot(page, "browse");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    @Order(4)
    void access_is_given_with_a_creation_and_a_wrong_grantee_is_told_in_its_row() {
        Person ada = ada(1280);
        Page page = ada.page();
        ada.opensNewDefinition(client, "journey_shared");
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText("Any client may"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Read values"))
                .first()
                .click();
        ada.press("Give access to somebody");
        Locator row = page.locator(".cf-grant").first();
        row.getByLabel("GID of the client").fill("Client/1005");
        AXE.check(page, "access with a creation");
        Browser.shoot(page, "new-definition-access");
        ada.press("Create definition");
        ada.reads("Give the client’s GID");
        row.getByLabel("GID of the client").fill("gid://shopify/Client/1005");
        ada.press("Create definition");
        ada.toldEntry();
        ada.sees("Metafield definitions");
        ada.reads("Client/1005");

        ada.press("Edit");
        ada.sees("Edit journey_shared");
        choose(page, row.locator("vaadin-select").last(), "Read and write");
        ada.press("Give access to somebody");
        Locator role = page.locator(".cf-grant").nth(1);
        choose(page, role.locator("vaadin-select").first(), "A role");
        role.getByRole(AriaRole.TEXTBOX).fill("loyalty_advisers");
        AXE.check(page, "access with an update");
        Browser.shoot(page, "edit-definition-access");
        ada.press("Save changes");
        ada.toldEntry();
        ada.sees("Metafield definitions");
        ada.reads("loyalty_advisers");

        page.navigate("/clients/" + client + "/metafields/namespaces");
        ada.press("New namespace");
        typed(ada, "Key", "journey_open");
        typed(ada, "Name", "Open facts");
        typed(ada, "Description", "Made by a journey.");
        press(dialog(ada), "Give access to somebody");
        dialog(ada).getByLabel("GID of the client").fill("gid://shopify/Client/1005");
        AXE.checkOpened(page, "a namespace with access");
        Browser.shoot(page, "new-namespace-access");
        press(dialog(ada), "Create namespace");
        ada.toldEntry();

        page.navigate("/clients/" + client + "/metafields");
        page.getByLabel("More to do with definitions").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Standard definition…"))
                .click();
        dialog(ada).getByText("The reference publishes no list").waitFor();
        press(dialog(ada), "Enable");
        dialog(ada).getByText("This is needed").first().waitFor();
        typed(ada, "Namespace", "facts");
        typed(ada, "Key", "birthday");
        AXE.checkOpened(page, "a standard definition");
        Browser.shoot(page, "standard-definition");
        press(dialog(ada), "Enable");
        dialog(ada).getByRole(AriaRole.LINK).first().waitFor();
        assertThat(portal.sandbox().mutations())
                .extracting(sent -> sent.path("fields").toString())
                .endsWith(
                        "[\"metafieldDefinitionCreate\"]",
                        "[\"metafieldDefinitionUpdate\"]",
                        "[\"metafieldNamespaceCreate\"]",
                        "[\"standardMetafieldDefinitionEnable\"]");
    }

    private static void choose(Page page, Locator select, String words) {
        select.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    @Test
    @Order(5)
    void the_list_is_narrowed_from_a_menu_and_the_address_keeps_it() {
        Person ada = ada(1280);
        Page page = ada.page();
        String list = "/clients/" + client + "/metafields";
        page.navigate(list);
        ada.reads("consent_newsletter");
        assertThat(page.locator(".cf-page-context").boundingBox().height)
                .as("the client's name, its environment and the age of the list stand on one line")
                .isLessThan(30);
        Browser.shoot(page, "definitions-1280");
        ada.press("Filters");
        AXE.checkOpened(page, "filters of the list");
        ada.chooses("Type", "boolean");
        page.waitForURL(Pattern.compile(".*type=boolean.*"));
        Browser.shoot(page, "definitions-filters");
        ada.chooses("Shared with", "Nobody");
        page.waitForURL(Pattern.compile(".*with=nobody.*"));
        page.keyboard().press("Escape");
        page.locator("vaadin-popover[opened]").first().waitFor(Browser.gone());
        AXE.check(page, "a narrowed list");
        Browser.shoot(page, "definitions-narrowed");

        page.reload();
        ada.reads("Shared with: Nobody");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Take this filter away: Shared with: Nobody"))
                .click();
        page.getByText("Shared with: Nobody").first().waitFor(Browser.gone());
        page.waitForURL(url -> !url.contains("with="));
        page.goBack();
        ada.reads("Shared with: Nobody");

        Person phone = new Person(browser.open(portal.address(), ColorScheme.DARK, 390, 844));
        phone.signsIn();
        phone.page().navigate(list + "?type=boolean&with=nobody");
        phone.reads("Shared with: Nobody");
        Browser.shoot(phone.page(), "definitions-narrowed-390-dark");
        phone.press("Filters");
        phone.page().locator("vaadin-popover[opened]").first().waitFor(Browser.there());
        Browser.shoot(phone.page(), "definitions-filters-390-dark");
        phone.page().navigate(list + "/browse?last=yes");
        phone.reads("size_");
        Browser.shoot(phone.page(), "browse-390-dark");
        assertThat(browser.troubles()).isEmpty();
    }
}
