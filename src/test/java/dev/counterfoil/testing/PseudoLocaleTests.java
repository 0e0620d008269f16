package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every page in a locale that brackets each translation: words outside brackets and outside data were written in the code. */
@PortalTest(properties = "counterfoil.pseudo-locale=true")
class PseudoLocaleTests extends BrowserlessBase {

    private static RunningSandbox sandbox;

    @Autowired
    private SandboxOffer offer;

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "test-sandboxes").toAbsolutePath()), "walk");
        Path clients = data.resolve("demo-clients.json");
        RunningSandbox running = Sandbox.start(new SandboxConfig(0, data, clients, true));
        sandbox = running;
        properties.add("counterfoil.upstream.allowed-origins", running::origin);
        properties.add("counterfoil.sandbox.url", running::partnersUrl);
        properties.add("counterfoil.sandbox.clients-file", clients::toString);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** What a page needs besides its path to show itself. */
    private static final Map<String, String> WITH = Map.of("edit", "?key=loyalty_tier");

    @Test
    void no_page_shows_words_that_cannot_be_translated() {
        ClientId client = offer.connect(
                        owner(), UUID.randomUUID(), offer.names(owner()).getFirst())
                .client();
        UI.getCurrent().setLocale(IcuTranslations.PSEUDO);
        assertThat(UI.getCurrent().getTranslation("kit.cancel")).isEqualTo("⟦Cancel⟧");
        // Leads out of the layout, which is made once and would keep the words it was made with.
        go("setup");
        List<String> found = new ArrayList<>();
        Map<String, String> walked = new TreeMap<>();
        for (RouteData route : RouteConfiguration.forApplicationScope().getAvailableRoutes()) {
            String path = path(route.getTemplate(), client);
            if (path.endsWith("/videos/edit")) {
                // Shows itself for a video that is there only; its fields are those of a new one.
                continue;
            }
            go(path + WITH.getOrDefault(path.substring(path.lastIndexOf('/') + 1), ""));
            walked.put(path, getCurrentView().getClass().getSimpleName());
            Element frame = UI.getCurrent()
                    .getInternals()
                    .getActiveRouterTargetsChain()
                    .getLast()
                    .getElement();
            assertThat(frame.getTextRecursively()).as("/" + path).contains("⟦");
            Untranslated.in(frame).forEach(text -> found.add("/" + path + ": " + text));
        }
        // Set-up is over; every other page shows itself, not an error that would be translated well enough.
        walked.remove("setup");
        assertThat(walked.values())
                .noneMatch(view -> view.matches("NotFoundView|NotAllowedView|DeniedView|ProblemView"));
        assertThat(walked)
                .containsEntry("", "HomeView")
                .containsEntry("audit", "AuditView")
                .containsEntry("clients", "ClientListView")
                .containsEntry("clients/" + client, "ClientOverviewView")
                .containsEntry("clients/" + client + "/metafields", "DefinitionsView");
        assertThat(found).isEmpty();
    }

    @Test
    void words_written_in_the_code_would_be_found() {
        assertThat(Untranslated.isTranslated("⟦Save⟧")).isTrue();
        assertThat(Untranslated.isTranslated("⟦Ada created ⟦it⟧ now⟧")).isTrue();
        assertThat(Untranslated.isTranslated("12 · 40 %")).isTrue();
        assertThat(Untranslated.isTranslated("Save")).isFalse();
        assertThat(Untranslated.isTranslated("⟦Save⟧ now ⟦or⟧")).isFalse();
    }

    /** With the client in its place, and without what may be left out. */
    private static String path(String template, ClientId client) {
        List<String> parts = new ArrayList<>();
        for (String part : template.split("/")) {
            if (part.startsWith(":client")) {
                parts.add(client.toString());
            } else if (!part.startsWith(":")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
