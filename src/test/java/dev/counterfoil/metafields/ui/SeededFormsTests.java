package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The edit form takes whatever the sandbox was seeded with, and leaves alone what nobody touches. */
class SeededFormsTests extends BrowserlessBase {

    private static final Path DATA = Path.of("target", "test-portals", "seeded-" + UUID.randomUUID());
    private static final RunningSandbox SANDBOX = sandbox();

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private SandboxOffer offer;

    @DynamicPropertySource
    static void reachTheSandbox(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.upstream.allowed-origins", SANDBOX::origin);
        properties.add("counterfoil.sandbox.url", SANDBOX::partnersUrl);
        properties.add(
                "counterfoil.sandbox.clients-file",
                () -> DATA.resolve("demo-clients.json").toString());
    }

    private static RunningSandbox sandbox() {
        try {
            Files.createDirectories(DATA.getParent());
            return Sandbox.start(SandboxConfig.in(DATA));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void every_seeded_definition_opens_and_saving_it_untouched_finds_no_difference_and_sends_nothing() {
        offer.names(owner()).forEach(name -> offer.connect(owner(), UUID.randomUUID(), name));
        List<String> saved = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (Client client : directory.list(owner())) {
            definitions.refresh(owner(), client);
            for (DefinitionRow row : definitions.list(owner(), client, new ListQuery("", Sort.KEY, false), 0, 500)) {
                String what = client.name() + " " + Looks.path(row) + " (" + row.type() + ")";
                go("clients/" + client.id() + "/metafields/edit?key=" + Looks.path(row));
                Eventually.until(() -> !save().isEmpty(), MockVaadin::clientRoundtrip);
                Button save = save().getFirst();
                assertThat(page()).contains(row.key(), row.type());
                test(save).click();
                Eventually.until(save::isEnabled, MockVaadin::clientRoundtrip);
                saved.add(what);
                if (!page().contains("Nothing differs from what is there")) {
                    differing.add(what + ": " + page());
                }
            }
        }
        assertThat(saved).hasSizeGreaterThan(69);
        assertThat(differing).isEmpty();
        assertThat(SANDBOX.received("metafieldDefinitionUpdate")).isEmpty();
    }

    private List<Button> save() {
        return findInView(Button.class).withText("Save changes").all();
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively()
                + findInView(com.vaadin.flow.component.textfield.TextField.class).all().stream()
                        .map(com.vaadin.flow.component.textfield.TextField::getValue)
                        .toList();
    }
}
