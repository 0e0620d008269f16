package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A portal whose key is gone, or is another's, does not start, and says which key it needs; with its own it goes on as before. */
class KeyJourney {

    private static final int CONFIGURATION = 78;

    @Test
    void without_its_key_the_portal_does_not_start_and_says_which_it_needs() throws IOException {
        try (Browser browser = Browser.start();
                PortalProcess portal = PortalProcess.begin();
                PortalProcess other = PortalProcess.begin()) {
            Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
            ada.becomesOwner(portal.setUpLink());
            String client = ada.connectsSandboxClient();
            portal.stop();
            other.stop();
            Path saved = portal.key().resolveSibling("saved");
            Files.move(portal.key(), saved);
            String needed = fingerprint(saved);

            assertThat(portal.startInVain()).isEqualTo(CONFIGURATION);
            assertThat(portal.printed())
                    .contains("The key " + needed + " is missing")
                    .doesNotContain("\tat ");
            assertThat(portal.key()).as("none is made in its place").doesNotExist();

            Files.copy(other.key(), portal.key());
            assertThat(portal.startInVain()).isEqualTo(CONFIGURATION);
            assertThat(portal.printed())
                    .contains("The key " + needed + " is needed", fingerprint(other.key()))
                    .doesNotContain("\tat ");

            Files.delete(portal.key());
            Files.move(saved, portal.key());
            portal.startAgain();
            ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
            ada.signsIn();
            new Axe().check(ada.page(), "home after a restart");
            ada.opensNewDefinition(client, "after_all");
            ada.press("Create definition");
            ada.toldEntry();
        }
    }

    private static String fingerprint(Path key) throws IOException {
        return Files.readAllLines(key).stream()
                .filter(line -> line.startsWith("fingerprint "))
                .map(line -> line.substring("fingerprint ".length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
