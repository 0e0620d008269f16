package dev.counterfoil.metafields.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.counterfoil.audit.FakeDirectory;
import dev.counterfoil.audit.FakeLedger;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Two clients with GIDs, a third that is unknown to the reader, and the ways of a person through forms and dialogs. */
@ContextConfiguration(classes = MetafieldsRoom.class)
abstract class MetafieldsRoomTest extends SpringBrowserlessTest {

    static final String SHOP_GID = "gid://shopify/Client/1001";
    static final String BETA_GID = "gid://shopify/Client/1003";
    static final Grant BETA = new Grant("client", BETA_GID, "READ");
    static final Grant UNSEEN = new Grant("client", "gid://shopify/Client/90412", "WRITE");

    @Autowired
    FakeDefinitions definitions;

    @Autowired
    FakeDrafts drafts;

    @Autowired
    FakeDirectory directory;

    @Autowired
    private FakeRights rights;

    @Autowired
    private FakeLedger ledger;

    private List<Client> before = List.of();

    @BeforeEach
    void nothing_but_two_clients() {
        definitions.reset();
        drafts.kept.clear();
        ledger.entries.clear();
        rights.all = true;
        before = List.copyOf(directory.clients);
        directory.clients.clear();
        directory.clients.addAll(List.of(
                known(Samples.SHOP, "Acme Shop", Environment.PRODUCTION, SHOP_GID),
                known(Samples.OTHER, "Beta Market", Environment.STAGING, BETA_GID)));
    }

    /** Other classes share the directory. */
    @AfterEach
    void as_it_was() {
        directory.clients.clear();
        directory.clients.addAll(before);
    }

    static Client known(UUID id, String name, Environment environment, String gid) {
        Client client = FakeDirectory.client(id, name, environment);
        return new Client(
                client.id(),
                name,
                environment,
                client.dashboardId(),
                client.endpoint(),
                client.elsewhere(),
                gid,
                List.of("share_metafield"),
                List.of(),
                null,
                0);
    }

    Client shop() {
        return directory.clients.getFirst();
    }

    static Access access(@Nullable String level, Grant... grants) {
        return new Access(level, List.of(grants));
    }

    void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    /** The one opened last: a dialog may have the verb of the button that opened it. */
    Button button(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    boolean offers(String text) {
        return find(Button.class).withText(text).exists();
    }

    void press(String text) {
        until(() -> offers(text) && button(text).isEnabled());
        test(button(text)).click();
    }

    TextField field(String label) {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    TextArea area(String label) {
        return find(TextArea.class).withPropertyValue(TextArea::getLabel, label).single();
    }

    String page() {
        return text((Component) getCurrentView());
    }

    String toasts() {
        return find(Notification.class).all().stream()
                .map(MetafieldsRoomTest::text)
                .collect(Collectors.joining(" "));
    }

    static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }
}
