package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a consent token to a changed value, in a browser, with a token that expires half-way. */
class UserTokensJourney {

    /** Whether any field of the page holds a text, shadow roots included, seen or hidden. */
    private static final String HOLDS_IN_A_FIELD = """
            text => {
              const holds = root => [...root.querySelectorAll('*')].some(element =>
                  (typeof element.value === 'string' && element.value.includes(text))
                  || (element.shadowRoot && holds(element.shadowRoot)));
              return holds(document);
            }""";

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
    void somebody_gets_a_token_changes_a_value_and_loses_nothing_when_the_token_expires() {
        Axe axe = new Axe();
        Page page = browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900);
        Person ada = new Person(page);
        ada.becomesOwner(portal.setUpLink());
        String client = ada.connectsSandboxClient();
        String consent = portal.sandbox().consentToken("Acme Shop", "maria.lindqvist@example.com");

        ada.goesTo("Users");
        ada.sees("Users");
        axe.check(page, "users, none yet");
        ada.field("User").fill("nobody-by-that-name");
        ada.reads("Taken for a public ID");
        ada.press("Get token");
        ada.reads("There is no such Shop user.");
        axe.check(page, "users, a refusal");

        ada.field("User").fill(consent);
        ada.reads("Read and taken out of the field");
        assertThat(page.evaluate(HOLDS_IN_A_FIELD, consent)).isEqualTo(false);
        ada.press("Remove");

        ada.getsToken(client, consent);
        assertThat(page.content()).doesNotContain(consent);
        page.locator("cf-token-once").getByText("Show").first().click();
        assertThat(page.locator("cf-token-once code").first().textContent()).doesNotContain("•");
        page.locator("cf-token-once").getByText("Hide").first().click();
        assertThat(page.locator("cf-token-once code").first().textContent()).contains("•");
        axe.check(page, "a token just issued");
        Browser.shoot(page, "token-issued");

        ada.press("Keep it…");
        axe.checkOpened(page, "a token about to be kept");
        page.keyboard().press("Escape");
        page.locator("vaadin-dialog[opened]").waitFor(Browser.gone());
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^More for ")))
                .first()
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Forget"))
                .click();
        axe.checkOpened(page, "asking before a token is forgotten");
        page.keyboard().press("Escape");
        page.locator("vaadin-dialog[opened]").waitFor(Browser.gone());

        ada.press("Use it now");
        ada.sees("User values");
        page.locator("vaadin-grid").waitFor();
        axe.check(page, "a user's values");
        Browser.shoot(page, "user-values");
        page.getByText("12.50 EUR").click();
        page.locator(".cf-value-detail").waitFor();
        page.waitForURL(Pattern.compile(".*\\?shown=loyalty_balance"));
        axe.check(page, "one value in full");
        Browser.shoot(page, "user-value-detail");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close this value"))
                .click();
        page.locator(".cf-value-detail").waitFor(Browser.gone());
        Locator keys = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Only these keys"));
        keys.fill("profile_nickname");
        keys.press("Enter");
        page.waitForURL(Pattern.compile(".*\\?key=profile_nickname"));
        keys.blur();
        page.locator("vaadin-multi-select-combo-box[opened]").waitFor(Browser.gone());
        axe.check(page, "only some of a user's values");
        Browser.shoot(page, "user-values-only");
        page.navigate(page.url().replaceAll("\\?.*", ""));
        page.locator("vaadin-grid").waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Delete ")))
                .first()
                .click();
        axe.checkOpened(page, "asking before a value is deleted");
        page.keyboard().press("Escape");
        page.locator("vaadin-dialog[opened]").waitFor(Browser.gone());
        Locator change = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change loyalty_balance"));
        change.click();
        page.getByRole(AriaRole.DIALOG).getByText("Set values of this user").waitFor();
        for (String definition : List.of(
                "orders_last_rating", "size_trousers_waist", "consent_newsletter_changed_at", "profile_languages")) {
            another(page, definition);
        }
        another(page, "style_favourite_brands");
        looksAtTheForm(page);
        // High enough for all of it: what is scrolled away cannot be judged.
        page.setViewportSize(1280, 2000);
        axe.checkOpened(page, "values being set");
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByLabel("Amount").fill("-");
        setValues(page);
        ada.reads("Enter an amount such as 12.50");
        axe.checkOpened(page, "a value against the rules");
        Browser.shoot(page, "user-values-set-refused");
        form.getByLabel("Amount").fill("13.75");
        form.locator(".cf-item input").fill("Nordlys & Søn");

        portal.sandbox().expireTokens();
        setValues(page);
        ada.reads("The token is not accepted any more");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Send with").count())
                .isPositive();
        axe.checkOpened(page, "a token that expired half-way");
        page.setViewportSize(1280, 900);

        page.navigate("/audit");
        ada.reads("got a user");
        page.navigate("/clients/" + client + "/users");
        ada.sees("Users");
        axe.check(page, "users with a token at hand");
        assertThat(browser.troubles()).isEmpty();
    }

    private static void setValues(Page page) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Set values").setExact(true))
                .click();
    }

    /** Adds a row to the form and finds its definition by typing. */
    private static void another(Page page, String definition) {
        Locator rows = page.locator(".cf-value-row");
        int before = rows.count();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Another value"))
                .click();
        Locator row = rows.nth(before);
        Locator box = row.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Definition"));
        box.fill(definition);
        box.press("Enter");
        row.locator(".cf-value-editor").waitFor();
        page.locator("vaadin-combo-box[opened]").waitFor(Browser.gone());
    }

    /** The same form on a wide screen and a narrow one, in both schemes. */
    private static void looksAtTheForm(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String name = "user-values-set-" + scheme.name().toLowerCase(Locale.ROOT);
            page.setViewportSize(1280, 1400);
            Browser.shoot(page, name);
            page.setViewportSize(390, 1800);
            Browser.shoot(page, name + "-390");
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
