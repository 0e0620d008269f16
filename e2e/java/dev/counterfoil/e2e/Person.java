package dev.counterfoil.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What a person does, in words: by labels and names, never by the inside of a page. */
final class Person {

    static final String NAME = "Ada Okafor";
    static final String EMAIL = "ada@example.org";
    static final String PASSWORD = "four quiet words of mine";

    private final Page page;

    Person(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** From the link the terminal shows to Home, as the owner. */
    void becomesOwner(String setUpLink) {
        page.navigate(setUpLink);
        field("E-mail address").fill(EMAIL);
        field("Name").fill(NAME);
        field("Password").fill(PASSWORD);
        press("Create owner account");
        sees("Home");
    }

    void signsIn() {
        page.navigate("/");
        field("E-mail address").fill(EMAIL);
        field("Password").fill(PASSWORD);
        press("Sign in");
        sees("Home");
    }

    /** By the menu below their name. */
    void signsOut() {
        press(NAME + ": account and colours");
        press("Sign out");
        reads("You have signed out");
    }

    /** Also wherever else this person is signed in. */
    void signsOutEverywhere() {
        press(NAME + ": account and colours");
        press("Sign out everywhere");
    }

    /** Connects the first demo client with one click; returns its ID in the portal's addresses. */
    String connectsSandboxClient() {
        page.navigate("/clients");
        press("Connect Acme Shop");
        toldEntry();
        page.waitForURL(Pattern.compile(".*/clients/[0-9a-f-]{36}.*"));
        return page.url().replaceAll(".*/clients/([0-9a-f-]{36}).*", "$1");
    }

    /** Fills the form of a new yes-or-no definition of this client, and sends nothing. */
    void opensNewDefinition(String client, String key) {
        page.navigate("/clients/" + client + "/metafields/new?key=" + key + "&name=" + key + "&type=boolean");
        sees("New metafield definition");
        field("Description").fill("Made by a journey");
        field("Description").blur();
    }

    /** Pastes what stands for a user, and waits until the token is there. */
    void getsToken(String client, String user) {
        page.navigate("/clients/" + client + "/users");
        sees("Users");
        field("User").fill(user);
        page.getByText("Read and taken out")
                .or(page.getByText("Taken for"))
                .first()
                .waitFor();
        press("Get token");
        page.locator("cf-token-once").getByText("Access token").waitFor();
    }

    /** Waits for the page of this heading. */
    void sees(String heading) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setLevel(1))
                .waitFor();
    }

    void goesTo(String link) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + link)))
                .first()
                .click();
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .or(page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true)))
                .first();
    }

    /** Chooses the endpoint at this origin from those the operator allows. */
    void choosesEndpoint(String origin) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText("Endpoint"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(origin))
                .first()
                .click();
    }

    /** Picks one of several radio buttons. */
    void picks(String option) {
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .check();
    }

    /** Chooses from a list that opens below a field. */
    void chooses(String label, String option) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + option)))
                .first()
                .click();
    }

    /** Waits until this is somewhere in the page. */
    Locator reads(String text) {
        Locator found = page.getByText(text).first();
        found.waitFor();
        return found;
    }

    /** The link of the toast that tells what was recorded. */
    Locator toldEntry() {
        Locator link = page.locator("vaadin-notification-card a").last();
        link.waitFor();
        return link;
    }
}
