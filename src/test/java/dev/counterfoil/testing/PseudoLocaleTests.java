package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
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
import java.util.TreeSet;
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

    @Test
    void no_page_shows_words_that_cannot_be_translated() {
        ClientId client = offer.connect(
                        owner(), UUID.randomUUID(), offer.names(owner()).getFirst())
                .client();
        UI.getCurrent().setLocale(IcuTranslations.PSEUDO);
        List<String> found = new ArrayList<>();
        TreeSet<String> walked = new TreeSet<>();
        for (RouteData route : RouteConfiguration.forApplicationScope().getAvailableRoutes()) {
            String path = path(route.getTemplate(), client);
            go(path);
            walked.add(path);
            Untranslated.in(UI.getCurrent().getElement()).forEach(text -> found.add("/" + path + ": " + text));
        }
        assertThat(walked).contains("", "clients", "audit", "clients/" + client);
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
