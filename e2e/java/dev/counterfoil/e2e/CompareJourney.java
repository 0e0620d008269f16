package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The weekly job: one client compared with another, what is missing copied, and who shares what looked at. */
class CompareJourney {

    private static final List<String> KEYS = List.of("consent_personalisation", "consent_sms", "loyalty_balance");

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
    void three_definitions_are_copied_each_with_its_entry() {
        Axe axe = new Axe();
        Page page = browser.open(portal.address(), ColorScheme.LIGHT, 1280, 800);
        Person ada = new Person(page);
        ada.becomesOwner(portal.setUpLink());
        String shop = connect(ada, "Acme Shop");
        String development = connect(ada, "Acme Shop (development)");

        ada.goesTo("Compare and copy");
        ada.sees("Compare and copy");
        axe.check(page, "nothing to compare yet");
        ada.chooses("From", "Acme Shop");
        ada.chooses("To", "Acme Shop \\(development\\)");
        page.keyboard().press("Escape");
        Locator missing =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\d+ missing$")));
        missing.waitFor();
        axe.check(page, "a comparison");
        Browser.shoot(page, "compare");
        missing.click();
        page.waitForURL(Pattern.compile(".*only=missing.*"));
        Download table =
                page.waitForDownload(() -> page.getByText("Export as CSV").click());
        assertThat(table.suggestedFilename()).matches("comparison-\\d{4}-\\d\\d-\\d\\d\\.csv");
        assertThat(table.path()).content().startsWith("\uFEFFKind,Key,Name,").contains(",Missing,");

        for (String key : KEYS) {
            page.getByRole(
                            AriaRole.CHECKBOX,
                            new Page.GetByRoleOptions().setName("Copy " + key + " to Acme Shop (development)"))
                    .check();
        }
        ada.press("Copy 3 rows");
        ada.reads("3 of 3 · 3 done");
        axe.check(page, "what was copied");
        Browser.shoot(page, "compare-run");

        page.reload();
        ada.reads("3 of 3 · 3 done");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Entry ")))
                .first()
                .click();
        ada.sees("Audit log");
        ada.reads("Acme Shop (development)");

        assertThat(portal.sandbox().mutations())
                .as("what the sandbox received")
                .extracting(Agreement::key)
                .containsExactlyElementsOf(KEYS);
        assertThat(Record.of(portal).operations())
                .as("what is recorded")
                .extracting(Record.Operation::subject, Record.Operation::state)
                .containsExactlyInAnyOrderElementsOf(
                        KEYS.stream().map(key -> Tuple.tuple(key, "SUCCEEDED")).toList());

        ada.goesTo("Sharing");
        ada.sees("Sharing");
        page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Acme Shop made loyalty_balance"))
                .waitFor();
        axe.check(page, "the matrix");
        Browser.shoot(page, "matrix");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Acme Shop (development): nothing on loyalty_balance"))
                .click();
        axe.checkOpened(page, "a cell of the matrix");
        page.keyboard().press("Escape");

        page.navigate("/metafields/compare?source=" + development + "&target=" + shop + "&only=different");
        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Copy .* to Acme Shop$")))
                .first()
                .check();
        ada.press("Copy 1 row");
        axe.checkOpened(page, "asking before production is changed");
        page.keyboard().press("Escape");

        page.navigate("/metafields/compare?source=" + shop + "&target=" + development + "&access=yes");
        ada.reads("Who stands in for whom");
        // Axe cannot judge a row that is cut off by the window.
        page.setViewportSize(1280, 1600);
        axe.check(page, "a comparison with access");
        Browser.shoot(page, "compare-access");
        page.setViewportSize(1280, 800);
        forgetsGid(ada, development);
        page.navigate("/clients/" + shop + "/metafields?key=loyalty_tier");
        ada.press("Who is this? gid://shopify/Client/90412");
        axe.checkOpened(page, "asking who somebody is");
        Browser.shoot(page, "who-is-this");
        page.keyboard().press("Escape");
        Browser.shoot(page, "definition-unknown-grantee");
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("/metafields/compare?source=" + shop + "&target=" + development + "&access=yes");
        ada.reads("Who stands in for whom");
        Browser.shoot(page, "compare-access-390-dark");
        page.setViewportSize(640, 450);
        Locator rows = page.locator(".cf-compare-grid");
        rows.scrollIntoViewIfNeeded();
        assertThat(rows.boundingBox().height).as("rows at 200 %").isGreaterThan(250);
        Browser.shoot(page, "compare-access-640-dark");
        assertThat(browser.troubles()).isEmpty();
    }

    /** Takes the GID from a client of ours, so that somebody may be asked about. */
    private static void forgetsGid(Person ada, String client) {
        ada.page().navigate("/clients/" + client + "/edit");
        ada.field("GID").fill("");
        ada.press("Save changes");
        ada.toldEntry();
    }

    private static String connect(Person ada, String client) {
        ada.page().navigate("/clients/new");
        ada.press("Connect " + client);
        ada.page().waitForURL(Pattern.compile(".*/clients/[0-9a-f-]{36}.*"));
        return ada.page().url().replaceAll(".*/clients/([0-9a-f-]{36}).*", "$1");
    }
}
