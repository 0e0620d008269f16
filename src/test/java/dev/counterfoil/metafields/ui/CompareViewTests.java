package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.metafields.CopyRuns;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages that show several clients at once, over a real portal and sandbox. */
class CompareViewTests extends BrowserlessBase {

    private static final Path DATA = Path.of("target", "test-portals", "sandbox-" + UUID.randomUUID());
    private static final RunningSandbox SANDBOX = sandbox();

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private ClientService clients;

    @Autowired
    private CopyRuns runs;

    @Autowired
    private JdbcClient jdbc;

    private Client shop;
    private Client staging;
    private Client development;

    @DynamicPropertySource
    static void reachTheSandbox(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.upstream.allowed-origins", () -> "https://shop.app," + SANDBOX.origin());
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

    @BeforeEach
    void all_demo_clients() {
        SANDBOX.reset();
        // What was seen of the last test's would be young enough to be believed.
        jdbc.sql("delete from mirror_definition").update();
        jdbc.sql("delete from mirror_refresh").update();
        offer.names(owner()).forEach(name -> offer.connect(owner(), UUID.randomUUID(), name));
        shop = client("Acme Shop");
        staging = client("Acme Shop (staging)");
        development = client("Acme Shop (development)");
    }

    private Client client(String name) {
        return directory.list(owner()).stream()
                .filter(client -> client.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void compare(Client... targets) {
        StringBuilder path = new StringBuilder("metafields/compare?source=" + shop.id());
        for (Client target : targets) {
            path.append("&target=").append(target.id());
        }
        open(path.toString());
        until(() -> findInView(CompareGrid.class).exists() && !page().contains("Reading from the API"));
    }

    private List<Item> rows() {
        CompareGrid grid = findInView(CompareGrid.class).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(i -> (Item) test(grid).getRow(i))
                .toList();
    }

    private String page() {
        return text((Component) getCurrentView());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private NativeButton chip(String word) {
        return findInView(NativeButton.class).all().stream()
                .filter(button -> button.hasClassName("cf-chip") && text(button).endsWith(word))
                .findAny()
                .orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    private void press(String button) {
        test(findInView(Button.class).withText(button).single()).click();
    }

    @Test
    void nothing_is_compared_until_somebody_says_what() {
        open("metafields/compare");
        assertThat(text(findInView(EmptyState.class).single())).contains("What should be alike?");
    }

    @Test
    void states_are_counted_and_each_shows_its_rows_alone() {
        compare(staging);
        assertThat(text(chip("type conflict"))).startsWith("1");
        test(chip("missing")).click();
        assertThat(rows()).extracting(Item::state).containsOnly(State.MISSING);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .startsWith("metafields/compare");
        test(chip("missing")).click();
        assertThat(rows()).extracting(Item::state).contains(State.TYPE_CONFLICT, State.KEY_TAKEN);
    }

    @Test
    void several_targets_stand_side_by_side_for_each_key() {
        compare(staging, development);
        assertThat(rows().stream().filter(item -> item.key().equals("consent_sms")))
                .extracting(item -> item.target().name())
                .containsExactly("Acme Shop (development)", "Acme Shop (staging)");
    }

    @Test
    void a_conflict_has_no_box_to_tick() {
        compare(staging);
        List<Item> rows = rows();
        CompareGrid grid = findInView(CompareGrid.class).single();
        for (int i = 0; i < rows.size(); i++) {
            boolean box = test(grid).getCellComponent(i, 0) instanceof Checkbox;
            assertThat(box).as(rows.get(i).key()).isEqualTo(rows.get(i).state().copyable());
        }
    }

    @Test
    void ticked_rows_are_copied_and_what_came_of_each_is_told_with_its_entry() {
        compare(development);
        CompareGrid grid = findInView(CompareGrid.class).single();
        List<Item> two = rows().stream()
                .filter(item -> item.state() == State.MISSING)
                .limit(2)
                .toList();
        grid.tick(two);
        assertThat(page()).contains("2 changes to Acme Shop (development)");
        press("Copy 2 rows");
        until(() -> page().contains("2 of 2 · 2 done"));

        @SuppressWarnings("unchecked")
        Grid<Row> results = findInView(Grid.class)
                .withCondition(any -> any.hasClassName("cf-run-grid"))
                .single();
        assertThat(test(results).getRow(0).status()).isEqualTo(Status.DONE);
        assertThat(text((Component) test(results).getCellComponent(0, 3))).startsWith("Entry ");
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(2);
    }

    @Test
    void a_run_that_is_not_known_any_more_is_said_to_be() {
        open("metafields/compare?source=" + shop.id() + "&target=" + staging.id() + "&run=" + UUID.randomUUID());
        until(() -> page().contains("This run is not known any more"));
    }

    @Test
    void a_production_target_is_named_with_the_number_of_changes_before_anything_is_sent() {
        compare(production("Acme Fit Finder"));
        CompareGrid grid = findInView(CompareGrid.class).single();
        grid.tick(List.of(rows().stream()
                .filter(item -> item.state() == State.MISSING)
                .findFirst()
                .orElseThrow()));
        press("Copy 1 row");
        DangerDialog dialog = find(DangerDialog.class).single();
        assertThat(text(dialog)).contains("1 change on Acme Fit Finder");
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).isEmpty();
        test(find(TextField.class, dialog).single()).setValue("Acme Fit Finder");
        int before = stored();
        Button confirm = find(Button.class, dialog).withText("Copy 1 row").single();
        // Both clicks of a double click have left the browser.
        confirm.click();
        confirm.click();
        until(() -> page().contains("1 of 1 · 1 done"));
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(1);
    }

    private Client production(String name) {
        Client known = client(name);
        if (known.environment() != Environment.PRODUCTION) {
            edit(known, Environment.PRODUCTION, known.gid());
        }
        return client(name);
    }

    private void edit(Client known, Environment environment, @Nullable String gid) {
        ClientInput now = ClientInput.of(known);
        clients.edit(
                owner(),
                UUID.randomUUID(),
                known.id(),
                known.version(),
                new ClientInput(
                        now.name(),
                        environment,
                        now.dashboardId(),
                        now.endpoint(),
                        gid,
                        now.scopes(),
                        now.redirectUrls(),
                        now.dashboardUrl()),
                null);
    }

    private int stored() {
        return jdbc.sql("select count(*) from copy_run").query(Integer.class).single();
    }

    private void tickMissing(int rows) {
        List<Item> missing = rows().stream()
                .filter(item -> item.state() == State.MISSING && item.kind() != Kind.GRANTS)
                .limit(rows)
                .toList();
        assertThat(missing).hasSize(rows);
        findInView(CompareGrid.class).single().tick(missing);
    }

    @Test
    void a_double_click_on_copy_makes_one_run_of_all_that_was_ticked() {
        compare(development);
        tickMissing(2);
        int before = stored();
        Button copy = findInView(Button.class).withText("Copy 2 rows").single();
        assertThat(copy.isDisableOnClick()).isTrue();
        copy.click();
        copy.click();
        until(() -> page().contains("2 of 2 · 2 done"));
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(2);
    }

    @Test
    void several_production_targets_are_all_named_and_typed() {
        Client fit = production("Acme Fit Finder");
        open("metafields/compare?source=" + staging.id() + "&target=" + shop.id() + "&target=" + fit.id());
        until(() -> findInView(CompareGrid.class).exists() && !page().contains("Reading from the API"));
        findInView(CompareGrid.class).single().tick(List.of(copyable(shop), copyable(fit)));
        press("Copy 2 rows");

        DangerDialog dialog = find(DangerDialog.class).single();
        assertThat(dialog.getHeaderTitle()).isEqualTo("Change 2 production clients?");
        assertThat(text(dialog)).contains("2 changes on");
        Button confirm = find(Button.class, dialog).withText("Copy 2 rows").single();
        TextField typed = find(TextField.class, dialog).single();
        test(typed).setValue("Acme Shop");
        assertThat(confirm.isEnabled()).isFalse();
        String names = rows().stream()
                .map(item -> item.target().name())
                .distinct()
                .filter(text(dialog)::contains)
                .sorted()
                .collect(Collectors.joining(", "));
        assertThat(names).isEqualTo("Acme Fit Finder, Acme Shop");
        assertThat(typed.getLabel()).contains("Acme Shop", "Acme Fit Finder");
        dialog.close();
        assertThat(findInView(Button.class).withText("Copy 2 rows").single().isEnabled())
                .isTrue();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).isEmpty();
    }

    private Item copyable(Client target) {
        return rows().stream()
                .filter(item -> item.state().copyable() && item.target().id().equals(target.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void much_is_asked_about_first_even_where_no_customer_is() {
        compare(development);
        tickMissing(CopyBar.FEW + 1);
        press("Copy 21 rows");
        CopyQuestion question = find(CopyQuestion.class).single();
        assertThat(text(question)).contains("This makes 21 changes on Acme Shop (development)");
        assertThat(find(TextField.class, question).exists()).isFalse();
        assertThat(findInView(Button.class).withText("Copy 21 rows").single().isEnabled())
                .isFalse();
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).isEmpty();
        test(find(Button.class, question).withText("Copy 21 rows").single()).click();
        until(() -> page().contains("21 of 21 · 21 done"));
    }

    @Test
    void what_is_ticked_waits_with_words_while_another_run_is_sent() {
        compare(development);
        List<Item> one = rows().stream()
                .filter(item -> item.state() == State.MISSING)
                .skip(5)
                .limit(1)
                .toList();
        tickMissing(2);
        UUID other = UUID.randomUUID();
        CountDownLatch let = new CountDownLatch(1);
        runs.watch(other, () -> {
            if (Thread.currentThread().getName().equals("copy-run")) {
                await(let);
            }
        });
        runs.start(owner(), other, shop, one);
        press("Copy 2 rows");
        assertThat(page())
                .contains(
                        "Nothing was sent: what you copy from Acme Shop to Acme Shop (development) is still being sent",
                        "2 changes to Acme Shop (development)");
        open("metafields/compare");
        assertThat(page()).contains("From Acme Shop to Acme Shop (development)Running");
        let.countDown();
        until(() -> !runs.find(owner(), other).orElseThrow().running());
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(1);
    }

    private static void await(CountDownLatch let) {
        try {
            let.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_stopped_run_is_called_so_where_it_is_shown_and_where_runs_are_listed() {
        compare(development);
        List<Item> two = rows().stream()
                .filter(item -> item.state() == State.MISSING)
                .limit(2)
                .toList();
        UUID run = UUID.randomUUID();
        // The run asks on a thread of its own, where nobody is signed in.
        Actor ada = owner();
        runs.watch(
                run,
                () -> runs.find(ada, run)
                        .filter(now -> now.rows().getFirst().status() == Status.RUNNING && !now.stopping())
                        .ifPresent(now -> runs.stop(ada, run)));
        runs.start(ada, run, shop, two);
        until(() -> !runs.find(ada, run).orElseThrow().running());

        open("metafields/compare?source=" + shop.id() + "&run=" + run);
        assertThat(page())
                .contains(
                        "Stopped: copying from Acme Shop to Acme Shop (development)",
                        "1 of 2 · 1 done",
                        "Go on with 1 row");
        open("metafields/compare");
        assertThat(page()).contains("From Acme Shop to Acme Shop (development)Stopped1 of 2 done");
        runs.retry(ada, run);
        until(() -> !runs.find(ada, run).orElseThrow().running());
        open("metafields");
        open("metafields/compare");
        assertThat(page()).contains("From Acme Shop to Acme Shop (development)Done2 of 2 done");
    }

    @Test
    void what_one_click_ticks_is_counted_without_access_which_is_ticked_by_itself() {
        compareAccess();
        long definitions = rows().stream()
                .filter(item -> item.state() == State.MISSING && item.kind() == Kind.DEFINITION)
                .count();
        long access = rows().stream()
                .filter(item -> item.state().copyable() && item.kind() == Kind.GRANTS)
                .count();
        assertThat(access).isPositive();
        assertThat(page())
                .contains(
                        "Tick " + definitions + " missing definitions",
                        access + " rows of access are not among them: they are ticked one by one");
        NativeButton tick = findInView(NativeButton.class).all().stream()
                .filter(button -> text(button).startsWith("Tick " + definitions + " missing definitions"))
                .findAny()
                .orElseThrow();
        test(tick).click();
        assertThat(page()).contains(definitions + " changes to Acme Shop (development)");
    }

    @Test
    void hints_fold_away_where_there_is_little_room() {
        compare(development);
        CompareHints hints = findInView(CompareHints.class).single();
        assertThat(find(NativeDetails.class, hints).exists()).isFalse();
        hints.fit(640);
        NativeDetails folded = find(NativeDetails.class, hints).single();
        assertThat(folded.isOpen()).isFalse();
        assertThat(folded.getSummaryText()).isEqualTo("One thing to know first");
        hints.fit(1280);
        assertThat(find(NativeDetails.class, hints).exists()).isFalse();
        assertThat(text(hints)).contains("3 namespaces of Acme Shop are not compared");
    }

    @Test
    void access_is_compared_on_demand_with_who_stands_in_for_whom_shown_first() {
        open("metafields/compare?source=" + shop.id() + "&target=" + development.id() + "&access=yes");
        until(() -> page().contains("Who stands in for whom") && !page().contains("Reading from the API"));
        assertThat(page()).contains("Client/90412", "a client you do not see here");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> insteadOf(String grantee) {
        return (ComboBox<String>) findInView(ComboBox.class).all().stream()
                .filter(one -> labelled((ComboBox<?>) one, "Instead of " + grantee))
                .findAny()
                .orElseThrow();
    }

    private static boolean labelled(ComboBox<?> field, String words) {
        return field.getAriaLabel().filter(label -> label.startsWith(words)).isPresent();
    }

    private void compareAccess() {
        open("metafields/compare?source=" + shop.id() + "&target=" + development.id() + "&access=yes");
        until(() -> page().contains("Who stands in for whom") && !page().contains("Reading from the API"));
    }

    @Test
    void who_stood_in_for_whom_in_a_copy_is_shown_first_the_next_time_and_can_be_changed() {
        compareAccess();
        String fit = client("Acme Fit Finder").gid();
        test(insteadOf("Client/90412")).selectItem("Acme Fit Finder");
        CompareGrid grid = findInView(CompareGrid.class).single();
        List<Item> access = rows().stream()
                .filter(item -> item.kind() == Kind.GRANTS && item.state().copyable())
                .limit(1)
                .toList();
        assertThat(access).hasSize(1);
        grid.tick(access);
        press("Copy 1 row");
        until(() -> page().contains("1 of 1"));

        compareAccess();
        assertThat(insteadOf("Client/90412").getValue()).isEqualTo(fit);
        test(insteadOf("Client/90412")).selectItem("Leave out");
        assertThat(insteadOf("Client/90412").getValue()).isEmpty();
    }

    @Test
    void what_was_chosen_for_the_grantees_of_one_source_is_not_taken_for_those_of_another() {
        compareAccess();
        test(insteadOf("Client/90412")).selectItem("Acme Loyalty");
        open("metafields/compare?source=" + staging.id() + "&target=" + development.id() + "&access=yes");
        until(() -> findInView(CompareGrid.class).exists() && !page().contains("Reading from the API"));
        compareAccess();
        assertThat(insteadOf("Client/90412").getValue())
                .isNotEqualTo(client("Acme Loyalty").gid());
    }

    @Test
    void the_rows_shown_are_taken_along_as_a_table_with_each_field_on_a_line() throws IOException {
        compare(staging);
        List<String> lines = export();
        assertThat(lines.getFirst()).isEqualTo("\uFEFFKind,Key,Name,From,To,State,Field,At the source,At the target");
        Item conflict = rows().stream()
                .filter(item -> item.state() == State.TYPE_CONFLICT)
                .findAny()
                .orElseThrow();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Definition," + conflict.key() + ",")
                        && line.contains(",Acme Shop,Acme Shop (staging),Type conflict,type,"));
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[1]).distinct())
                .containsExactlyElementsOf(
                        rows().stream().map(Item::key).distinct().toList());

        test(chip("missing")).click();
        assertThat(export().stream().skip(1)).isNotEmpty().allMatch(line -> line.contains(",Missing,"));
    }

    private List<String> export() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        test(findInView(CompareExport.class).single()).download(file);
        return file.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void whoever_copies_hears_of_the_end_wherever_they_are_by_then() {
        compare(development);
        List<Item> two = rows().stream()
                .filter(item -> item.state() == State.MISSING)
                .limit(2)
                .toList();
        open("metafields/sharing");
        UUID run = UUID.randomUUID();
        runs.start(owner(), run, shop, two);
        until(() -> find(Notification.class).exists());

        Notification told = find(Notification.class).single();
        assertThat(text(told)).contains("Copying from Acme Shop has ended: 2 of 2 done");
        String path = find(Anchor.class, told).single().getHref();
        open(path);
        until(() -> page().contains("2 of 2 · 2 done"));
    }

    @Test
    void where_the_run_itself_is_shown_its_end_is_not_told_twice() {
        compare(development);
        findInView(CompareGrid.class)
                .single()
                .tick(rows().stream()
                        .filter(item -> item.state() == State.MISSING)
                        .limit(1)
                        .toList());
        press("Copy 1 row");
        until(() -> page().contains("1 of 1 · 1 done") && page().contains("Copied from"));
        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    void a_grantee_nobody_recognises_is_named_where_access_is_compared() {
        Client fit = client("Acme Fit Finder");
        edit(fit, fit.environment(), null);
        String gid = fit.gid();
        compareAccess();
        test(find(WhoIsThis.class)
                        .withAttribute("aria-label", "Who is this? " + gid)
                        .single())
                .click();
        find(ComboBox.class, find(Dialog.class).single()).single().setValue(client("Acme Fit Finder"));
        test(find(Button.class).withText("It is this client").single()).click();
        until(() -> gid.equals(client("Acme Fit Finder").gid()) && page().contains("Acme Fit Finder"));
        assertThat(find(WhoIsThis.class)
                        .withAttribute("aria-label", "Who is this? " + gid)
                        .exists())
                .isFalse();
    }

    @Test
    void a_cell_of_the_matrix_is_changed_in_a_dialog() {
        open("metafields/sharing?q=size_ring");
        until(() -> findInView(MatrixGrid.class).exists() && !page().contains("Reading from the API"));
        MatrixGrid grid = findInView(MatrixGrid.class).single();
        String column = client("Acme Fit Finder").id().toString();
        int ring = row(grid, "size_ring");
        assertThat(test(grid).getLitRendererPropertyValue(ring, column, "words", String.class))
                .isEqualTo("Acme Fit Finder: nothing on size_ring");
        test(grid).invokeLitRendererFunction(ring, column, "press");
        Dialog dialog = find(CellDialog.class).single();
        assertThat(text(dialog)).contains("Owned by", "Acme Shop", "Acme Fit Finder");
        @SuppressWarnings("unchecked")
        com.vaadin.flow.component.radiobutton.RadioButtonGroup<String> levels = find(
                        com.vaadin.flow.component.radiobutton.RadioButtonGroup.class, dialog)
                .single();
        levels.setValue("WRITE");
        test(find(Button.class, dialog).withText("Change access").single()).click();
        until(() -> "W"
                .equals(test(grid)
                        .getLitRendererPropertyValue(row(grid, "size_ring"), column, "letter", String.class)));
        assertThat(SANDBOX.received("metafieldAccessGrant")).hasSize(1);
    }

    @Test
    void the_owner_is_marked_and_grantees_that_are_no_clients_to_be_seen_are_listed() {
        open("metafields/sharing?q=loyalty_tier");
        until(() -> findInView(MatrixGrid.class).exists() && !page().contains("Reading from the API"));
        MatrixGrid grid = findInView(MatrixGrid.class).single();
        int tier = row(grid, "loyalty_tier");
        assertThat(test(grid).getLitRendererPropertyValue(tier, shop.id().toString(), "letter", String.class))
                .isEqualTo("Own");
        assertThat(page())
                .contains("no client you see here", "gid://shopify/Client/90412", "has access to 1 definition");
        assertThat(findInView(Details.class).single().isOpened()).isFalse();
    }

    @Test
    void on_a_phone_several_columns_of_the_matrix_find_room_beside_the_one_that_stays() {
        open("metafields/sharing?q=loyalty_tier");
        until(() -> findInView(MatrixGrid.class).exists() && !page().contains("Reading from the API"));
        MatrixGrid grid = findInView(MatrixGrid.class).single();
        assertThat(grid.getColumns().getFirst().isFrozen()).isTrue();
        assertThat(widths(grid)).startsWith("12.5rem", "8rem");
        grid.fit(390);
        assertThat(widths(grid)).startsWith("9rem", "5.25rem");
        grid.fit(1280);
        assertThat(widths(grid)).startsWith("12.5rem", "8rem");
    }

    private static List<String> widths(MatrixGrid grid) {
        return grid.getColumns().stream().map(Grid.Column::getWidth).toList();
    }

    @Test
    void the_legend_of_the_matrix_tells_what_every_sign_means() {
        open("metafields/sharing?q=loyalty_tier");
        assertThat(page()).contains("+1", "whoever comes by it through a namespace or role");
    }

    private int row(MatrixGrid grid, String key) {
        return IntStream.range(0, test(grid).size())
                .filter(i -> ((MatrixGrid.Line) test(grid).getRow(i)).row() != null
                        && ((MatrixGrid.Line) test(grid).getRow(i))
                                .row()
                                .definition()
                                .key()
                                .equals(key)
                        && ((MatrixGrid.Line) test(grid).getRow(i)).owner().id().equals(shop.id()))
                .findFirst()
                .orElseThrow();
    }
}
