package dev.counterfoil.testing;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal in a locale that brackets each translation, with every demo client of a sandbox. */
@PortalTest(properties = "counterfoil.pseudo-locale=true")
abstract class PseudoPortal extends BrowserlessBase {

    /** One for all classes, which share the portal as well; it ends with the process. */
    private static final RunningSandbox SANDBOX;

    private static final Path DATA;

    static {
        try {
            DATA = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "test-sandboxes").toAbsolutePath()), "walk");
            SANDBOX = Sandbox.start(new SandboxConfig(0, DATA, DATA.resolve("demo-clients.json"), true));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private ClientDirectory directory;

    @DynamicPropertySource
    static void reachTheSandbox(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.upstream.allowed-origins", SANDBOX::origin);
        properties.add("counterfoil.sandbox.url", SANDBOX::partnersUrl);
        properties.add(
                "counterfoil.sandbox.clients-file",
                () -> DATA.resolve("demo-clients.json").toString());
        properties.add(
                "counterfoil.sandbox.control-token-file",
                () -> DATA.resolve("control-token").toString());
    }

    @BeforeEach
    void in_brackets() {
        offer.names(owner()).forEach(name -> offer.connect(owner(), UUID.randomUUID(), name));
        UI.getCurrent().setLocale(IcuTranslations.PSEUDO);
        // Leads out of the layout, which is made once and would keep the words it was made with.
        go("setup");
    }

    static RunningSandbox sandbox() {
        return SANDBOX;
    }

    Client client(String name) {
        return directory.list(owner()).stream()
                .filter(client -> client.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    /** As the page says it, brackets and all. */
    static String words(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /** Presses the first button that says so, once it is there. */
    void press(String key, Object... arguments) {
        String text = words(key, arguments);
        until(() -> findInView(Button.class).withText(text).exists());
        test(findInView(Button.class).withText(text).all().getFirst()).click();
    }

    static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }
}
