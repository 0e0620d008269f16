package dev.counterfoil.clients.ui;

import static dev.counterfoil.clients.ClientsRoom.SANDBOX;
import static dev.counterfoil.clients.ClientsRoom.ada;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.ClientService.Saved;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.ClientsRoom;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.clients.KeptLedger;
import dev.counterfoil.clients.ScriptedPartners;
import dev.counterfoil.clients.TurnableRights;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.KeptListChoices;
import dev.counterfoil.team.Permission;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ContextConfiguration(classes = ClientViewsTests.Room.class)
@ViewPackages(classes = ClientListView.class)
class ClientViewsTests extends SpringBrowserlessTest {

    private static final String SECRET = "shpss_0123456789abcdef0123456789abcdef";

    @Import({ClientsRoom.class, ClientArrivals.class})
    static class Room {

        @Bean
        CurrentActor currentActor() {
            return () -> ada();
        }

        @Bean
        KeptDrafts drafts() {
            return new KeptDrafts();
        }

        @Bean
        KeptListChoices choices() {
            return new KeptListChoices();
        }

        @Bean
        IcuTranslations texts() {
            return new IcuTranslations(false);
        }
    }

    static class KeptDrafts implements Drafts {

        final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<Map<String, String>> find(Actor actor, String form) {
            return Optional.ofNullable(kept.get(form));
        }

        @Override
        public void save(Actor actor, String form, Map<String, String> fields) {
            kept.put(form, fields);
        }

        @Override
        public void discard(Actor actor, String form) {
            kept.remove(form);
        }
    }

    @DynamicPropertySource
    static void demoClients(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.createTempFile("demo-clients", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, """
                [{"name": "Demo Shop", "clientId": "demo-1", "secret": "%1$s", "environment": "production"},
                 {"name": "Demo Shop (staging)", "clientId": "demo-2", "secret": "%1$s", "environment": "staging"}]
                """.formatted(SECRET));
        properties.add("counterfoil.sandbox.clients-file", file::toString);
        properties.add("counterfoil.sandbox.url", SANDBOX::toString);
    }

    @Autowired
    private ClientService service;

    @Autowired
    private TurnableRights rights;

    @Autowired
    private ScriptedPartners partners;

    @Autowired
    private KeptLedger ledger;

    @Autowired
    private KeptDrafts drafts;

    @Autowired
    private KeptListChoices choices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void an_empty_room() {
        jdbc.sql("delete from client_recent").update();
        jdbc.sql("delete from client_secret").update();
        database.ownerClient().sql("delete from client").update();
        rights.denied.clear();
        partners.refusal = null;
        partners.asked.clear();
        ledger.entries.clear();
        drafts.kept.clear();
        choices.kept.clear();
        choices.asked.set(0);
    }

    private Saved stored(String name, String dashboardId) {
        try (Secret secret = Secret.of(SECRET)) {
            ClientInput input = ClientsRoom.input(name, dashboardId);
            return service.add(ada(), UUID.randomUUID(), input, secret);
        }
    }

    private void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private Grid<?> grid() {
        return findInView(Grid.class).single();
    }

    private TextField field(String label) {
        return findInView(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private void press(String words) {
        test(findInView(Button.class).withText(words).single()).click();
    }

    @SuppressWarnings("unchecked")
    private void fill() {
        test(field("Name")).setValue("Acme Shop");
        findInView(RadioButtonGroup.class).single().setValue(Environment.PRODUCTION);
        test(field("Client ID")).setValue("acme-1");
        test(findInView(PasswordField.class).single()).setValue(SECRET);
    }

    /** Presses the button and waits for what it does in the background. */
    private void send(String words) {
        Button button = findInView(Button.class).withText(words).single();
        test(button).click();
        // What the background hands back waits for the session's lock, which this thread holds between round trips.
        Eventually.until(button::isEnabled, MockVaadin::clientRoundtrip);
    }

    @Test
    void an_empty_list_leads_to_the_first_client() {
        open("clients");
        assertThat(text(findInView(EmptyState.class).single())).contains("Connect your first client");
        assertThat(findInView(Grid.class).exists()).isFalse();
    }

    @Test
    void all_demo_clients_are_connected_with_one_click_each_with_an_entry_of_its_own() {
        open("clients");
        press("Connect all 2");
        // The list shows each client as soon as it is connected; the notice comes after the last.
        Eventually.until(() -> find(Notification.class).exists(), MockVaadin::clientRoundtrip);
        assertThat(test(grid()).size()).isEqualTo(2);
        assertThat(ledger.entries).hasSize(2);
        assertThat(text(find(Notification.class).single())).isEqualTo("2 clients connected");
    }

    @Test
    void what_is_left_of_the_demo_clients_is_offered_where_one_is_connected() {
        stored("Demo Shop", "demo-1");
        open("clients/new");
        assertThat(findInView(Button.class)
                        .withText("Connect Demo Shop (staging)")
                        .exists())
                .isTrue();
        assertThat(findInView(Button.class).withText("Connect Demo Shop").exists())
                .isFalse();
        assertThat(findInView(Button.class).withText("Connect all 1").exists()).isFalse();
    }

    @Test
    void the_list_names_each_client_its_environment_and_where_it_is() {
        stored("Acme", "acme-1");
        stored("Beta", "beta-1");
        open("clients");
        assertThat(test(grid()).size()).isEqualTo(2);
        assertThat(text((Component) test(grid()).getCellComponent(0, 0))).contains("Acme", "Staging", "SANDBOX");
        assertThat(text((Component) test(grid()).getCellComponent(0, 3))).contains("Accepted");
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_list_keeps_its_columns_choice_and_reads_it_once() {
        stored("Acme", "acme-1");
        open("clients");
        find(Popover.class, findInView(ColumnChoice.class).single()).single().open();
        find(CheckboxGroup.class).single().setValue(Set.of("endpoint"));
        assertThat(columns()).containsExactly("name", "endpoint");

        choices.asked.set(0);
        open("clients/new");
        open("clients");
        open("clients?q=ac");
        assertThat(columns()).containsExactly("name", "endpoint");
        assertThat(choices.asked).hasValue(1);
    }

    private List<String> columns() {
        return grid().getColumns().stream()
                .filter(Component::isVisible)
                .map(Grid.Column::getKey)
                .toList();
    }

    @Test
    void the_filter_is_in_the_url() {
        stored("Acme", "acme-1");
        stored("Beta", "beta-1");
        open("clients?q=bet");
        assertThat(test(grid()).size()).isEqualTo(1);
        open("clients?q=nobody");
        assertThat(text(findInView(EmptyState.class).single())).contains("No client fits", "nobody");
        press("Clear filter");
        assertThat(test(grid()).size()).isEqualTo(2);
    }

    @Test
    void wrong_fields_are_told_beside_them_and_nothing_is_sent() {
        open("clients/new");
        test(field("GID")).setValue("1234");
        press("Connect client");
        assertThat(field("Name").getErrorMessage()).isEqualTo("Give it a name");
        assertThat(field("GID").getErrorMessage()).contains("gid://shopify/Client/1234");
        assertThat(findInView(PasswordField.class).single().isInvalid()).isTrue();
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void a_refusal_is_told_at_the_secret_and_keeps_everything_but_the_secret() {
        partners.refusal = new Answer.HttpFailure(401, "", null, ScriptedPartners.TOOK);
        open("clients/new");
        fill();
        send("Connect client");
        assertThat(findInView(PasswordField.class).single().getErrorMessage())
                .contains("does not accept this client ID and secret");
        assertThat(field("Name").getValue()).isEqualTo("Acme Shop");
        assertThat(findInView(PasswordField.class).single().getValue()).isEmpty();
        assertThat(drafts.kept).asString().contains("Acme Shop").doesNotContain(SECRET);
    }

    @Test
    void a_secret_that_is_too_long_is_said_to_be_and_not_cut() {
        open("clients/new");
        fill();
        PasswordField secret = findInView(PasswordField.class).single();
        assertThat(secret.getElement().hasProperty("maxlength"))
                .as("else the browser cuts it without a word")
                .isFalse();
        test(secret).setValue("s".repeat(513));
        send("Connect client");
        assertThat(secret.getErrorMessage()).isEqualTo("At most 512 characters");
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void a_taken_name_is_told_at_the_name() {
        stored("acme shop", "other-1");
        open("clients/new");
        fill();
        send("Connect client");
        assertThat(field("Name").getErrorMessage()).isEqualTo("Another client has this name");
    }

    @Test
    void a_stored_client_is_shown_with_a_link_to_its_entry() {
        open("clients/new");
        fill();
        send("Connect client");
        assertThat(text(findInView(H1.class).single())).isEqualTo("Acme Shop");
        assertThat(find(Notification.class).all())
                .anySatisfy(toast -> assertThat(text(toast)).contains("Connected Acme Shop", "Entry 1"));
        assertThat(drafts.kept).isEmpty();
        open("clients");
        assertThat(find(Notification.class)
                        .withCondition(Notification::isOpened)
                        .exists())
                .as("what was said on a page goes with it")
                .isFalse();
    }

    @Test
    void a_draft_comes_back_without_what_looks_like_a_secret() {
        open("clients/new");
        test(field("Name")).setValue("Acme Shop");
        test(field("Client ID")).setValue(SECRET);
        assertThat(drafts.kept).asString().contains("Acme Shop").doesNotContain(SECRET);
        open("clients");
        open("clients/new");
        assertThat(field("Name").getValue()).isEqualTo("Acme Shop");
        assertThat(field("Client ID").getValue()).isEmpty();
    }

    @Test
    void a_link_brings_fields_along_but_no_endpoint_and_no_secret() {
        open("clients/new?name=Acme&environment=STAGING&secret=x1&endpoint=https://mock.example.com/");
        assertThat(field("Name").getValue()).isEqualTo("Acme");
        assertThat(findInView(RadioButtonGroup.class).single().getValue()).isEqualTo(Environment.STAGING);
        assertThat(findInView(PasswordField.class).single().getValue()).isEmpty();
        assertThat(findInView(Select.class).single().getValue()).isEqualTo(SANDBOX);
    }

    @Test
    void an_edit_may_leave_the_secret_empty() {
        Saved saved = stored("Acme", "acme-1");
        open(ClientsNavigation.edit(saved.client()));
        test(field("Name")).setValue("Acme Shop");
        send("Save changes");
        assertThat(text(findInView(H1.class).single())).isEqualTo("Acme Shop");
    }

    @Test
    void once_another_secret_was_meant_the_stored_one_is_used_only_when_that_is_asked_for() {
        Saved saved = stored("Acme", "acme-1");
        partners.refusal = new Answer.HttpFailure(401, "", null, ScriptedPartners.TOOK);
        open(ClientsNavigation.edit(saved.client()));
        PasswordField secret = findInView(PasswordField.class).single();
        assertThat(findInView(Button.class).withText("Keep the stored secret").exists())
                .isFalse();
        test(secret).setValue("not-the-right-one");
        send("Save changes");
        int asked = partners.asked.size();
        test(field("Name")).setValue("Acme Shop");
        press("Save changes");
        assertThat(secret.getErrorMessage()).isEqualTo("Enter the client secret");
        assertThat(secret.isRequiredIndicatorVisible()).isTrue();
        assertThat(partners.asked).hasSize(asked);

        press("Keep the stored secret");
        assertThat(secret.isInvalid()).isFalse();
        partners.refusal = null;
        send("Save changes");
        assertThat(text(findInView(H1.class).single())).isEqualTo("Acme Shop");
    }

    @Test
    void whoever_was_slower_sees_the_difference_and_decides() {
        Saved saved = stored("Acme", "acme-1");
        open(ClientsNavigation.edit(saved.client()));
        test(field("Name")).setValue("Mine");
        service.edit(ada(), UUID.randomUUID(), saved.client(), 0, ClientsRoom.input("Theirs", "acme-1"), null);
        send("Save changes");
        ConflictNotice notice = findInView(ConflictNotice.class).single();
        assertThat(text(notice)).contains("Theirs", "Mine");
        press("Keep mine");
        send("Save changes");
        assertThat(text(findInView(H1.class).single())).isEqualTo("Mine");
    }

    @Test
    void the_overview_says_that_the_secret_is_sealed_and_shows_none_of_it() {
        Saved saved = stored("Acme", "acme-1");
        open(ClientsNavigation.overview(saved.client()));
        String page = text((Component) getCurrentView());
        assertThat(page)
                .contains("acme-1", "Sealed", "Accepted", "Test credentials", "Edit")
                .doesNotContain(SECRET);
        rights.denied.add(Permission.CLIENT_MANAGE);
        open("clients");
        open(ClientsNavigation.overview(saved.client()));
        assertThat(findInView(Button.class).withText("Edit").exists()).isFalse();
    }
}
