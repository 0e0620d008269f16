package dev.counterfoil.metafields.ui;

import static dev.counterfoil.metafields.ui.FakeDefinitions.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.audit.FakeLedger;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.mirror.DefinitionNarrowing;
import dev.counterfoil.mirror.MirrorRefreshed;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.KeptListChoices;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ContextConfiguration(classes = MetafieldsRoom.class)
@ViewPackages(classes = DefinitionsView.class)
class DefinitionsViewTests extends SpringBrowserlessTest {

    private static final String LIST = "clients/" + Samples.SHOP + "/metafields";

    @Autowired
    private FakeDefinitions definitions;

    @Autowired
    private FakeLedger ledger;

    @Autowired
    private FakeRights rights;

    @Autowired
    private KeptListChoices choices;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void three_definitions() {
        definitions.reset();
        definitions.rows.addAll(List.of(
                new DefinitionRow(
                        new MetafieldDefinition(
                                "uuid-tier",
                                null,
                                "loyalty_tier",
                                "Loyalty tier",
                                "The tier a person has reached.",
                                "single_line_text_field",
                                "TEXT",
                                List.of(new Validation("choices", "[\"bronze\",\"silver\"]")),
                                new Access(
                                        null,
                                        List.of(
                                                new Grant("client", "gid://shopify/Client/90412", "READ"),
                                                new Grant("client", "gid://shopify/Client/7", "READ_WRITE")))),
                        Instant.now()),
                row("birthday", "Birthday", "date"),
                row("size_shoe", "Shoe size", "number_decimal")));
        ledger.entries.clear();
        rights.all = true;
        choices.kept.clear();
    }

    private void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    @SuppressWarnings("unchecked")
    private Grid<DefinitionRow> grid() {
        return findInView(Grid.class).single();
    }

    private List<String> keys() {
        return java.util.stream.IntStream.range(0, test(grid()).size())
                .mapToObj(i -> test(grid()).getRow(i).key())
                .toList();
    }

    private Component detail() {
        return findInView(MasterDetailLayout.class).single().getDetail();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private String page() {
        return text((Component) getCurrentView());
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    @Test
    void the_list_stands_under_the_name_of_its_client_and_environment() {
        open(LIST);
        assertThat(page()).contains("Acme Shop", "Production", "Metafield definitions");
        assertThat(keys()).containsExactly("birthday", "loyalty_tier", "size_shoe");
    }

    @Test
    void the_url_holds_filter_order_and_selection() {
        open(LIST + "?q=s&sort=-type&key=size_shoe");
        assertThat(findInView(FilterField.class).single().getValue()).isEqualTo("s");
        assertThat(keys()).containsExactly("loyalty_tier", "size_shoe");
        assertThat(text(detail())).contains("Shoe size", "number_decimal");
        assertThat(grid().asSingleSelect().getValue().key()).isEqualTo("size_shoe");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_column_put_away_stays_away_whatever_the_window_and_the_list_do() {
        open(LIST);
        find(Popover.class, findInView(ColumnChoice.class).single()).single().open();
        find(CheckboxGroup.class).single().setValue(Set.of("TYPE", "shared", "CHANGED"));
        assertThat(columns()).containsExactly("KEY", "TYPE", "shared", "CHANGED");
        assertThat(choices.kept).containsEntry("definitions", Set.of("access"));

        open("clients/new");
        open(LIST + "?q=s&key=size_shoe");
        assertThat(columns()).containsExactly("KEY", "TYPE", "shared", "CHANGED");
        open(LIST + "?q=zzz");
        test(find(Button.class, findInView(EmptyState.class).single()).single()).click();
        assertThat(columns()).containsExactly("KEY", "TYPE", "shared", "CHANGED");
    }

    @Test
    void a_narrow_window_has_no_room_for_what_the_pane_tells() {
        assertThat(DefinitionGrid.unfit(0, true)).isEmpty();
        assertThat(DefinitionGrid.unfit(1280, false)).isEmpty();
        assertThat(DefinitionGrid.unfit(1280, true)).containsExactly("shared");
        assertThat(DefinitionGrid.unfit(390, false)).containsExactlyInAnyOrder("shared", "access", "CHANGED");
    }

    private List<String> columns() {
        return grid().getColumns().stream()
                .filter(Component::isVisible)
                .map(Grid.Column::getKey)
                .toList();
    }

    @Test
    void typing_into_the_filter_narrows_the_list() {
        open(LIST);
        test(findInView(FilterField.class).single()).setValue("shoe");
        assertThat(keys()).containsExactly("size_shoe");
    }

    @Test
    void a_filter_that_fits_nothing_can_be_cleared() {
        open(LIST + "?q=zzz");
        EmptyState none = findInView(EmptyState.class).single();
        assertThat(text(none)).contains("No definition fits this filter");
        test(find(Button.class, none).single()).click();
        assertThat(keys()).hasSize(3);
    }

    @Test
    void the_detail_tells_rules_grants_and_history_in_words() {
        ledger.entries.add(Samples.create(7, Outcome.SUCCEEDED, Map.of()));
        open(LIST + "?key=loyalty_tier");
        assertThat(text(detail()))
                .contains("one of", "bronze, silver", "Client/90412", "a client you do not see here", "Read · write")
                .contains("Ada Okafor created it");
    }

    @Test
    void the_bound_of_a_measurement_reads_as_a_number_and_its_unit() {
        definitions.rows.add(new DefinitionRow(
                new MetafieldDefinition(
                        "uuid-length",
                        null,
                        "length",
                        "Length",
                        "d",
                        "dimension",
                        "MEASURE",
                        List.of(new Validation("max", "{\"value\": 40.50, \"unit\": \"us_yards\"}")),
                        null),
                null));
        open(LIST + "?key=length");
        assertThat(text(detail())).contains("at most", "40.50 us yards").doesNotContain("{");
    }

    @Test
    void the_history_is_for_those_who_may_read_the_record() {
        ledger.entries.add(Samples.create(7, Outcome.SUCCEEDED, Map.of()));
        rights.all = false;
        rights.clients = Set.of();
        open(LIST + "?key=loyalty_tier");
        assertThat(text(detail())).doesNotContain("Ada Okafor");
    }

    @Test
    void selecting_a_row_shows_it_beside_the_list() {
        open(LIST);
        test(grid()).select(0);
        assertThat(text(detail())).contains("Birthday");
        test(find(Button.class, detail())
                        .withAttribute("aria-label", "Close the definition")
                        .single())
                .click();
        assertThat(detail()).isNull();
    }

    @Test
    void enter_opens_the_row_and_leaves_it_open() {
        open(LIST);
        enter(definitions.rows.get(1));
        assertThat(text(detail())).contains("Birthday");
        assertThat(grid().asSingleSelect().getValue().key()).isEqualTo("birthday");
        enter(definitions.rows.get(1));
        assertThat(text(detail())).contains("Birthday");
    }

    /** As the browser tells of the key, on the row of this definition. */
    private void enter(DefinitionRow row) {
        String key = grid().getDataCommunicator().getKeyMapper().key(row);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(SplitKeys.ROW, key).put(SplitKeys.ENTER, true);
        Element element = grid().getElement();
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "keydown", data));
    }

    @Test
    void esc_finds_what_closes_the_pane() {
        for (String key : List.of("birthday", "was_here")) {
            open(LIST + "?key=" + key);
            test(find(Button.class, detail()).withAttribute("data-cf-close", "").single())
                    .click();
            assertThat(detail()).as(key).isNull();
        }
    }

    @Test
    void a_key_that_is_gone_says_so() {
        open(LIST + "?key=was_here");
        assertThat(text(detail())).contains("No definition has this key", "was_here");
    }

    @Test
    void of_one_that_was_deleted_the_record_tells_by_whom() {
        ledger.entries.add(deletion(7, "was_here"));
        open(LIST + "?key=was_here");
        assertThat(text(detail())).contains("This definition was deleted", "Ada Okafor deleted it");
        assertThat(find(Anchor.class, detail()).single().getHref()).isEqualTo("/audit/7");
    }

    private static Entry deletion(long seq, String key) {
        return Samples.entry(
                seq,
                "metafieldDefinition.delete",
                Outcome.SUCCEEDED,
                Samples.SHOP,
                new Subject("metafieldDefinition", key, key),
                Samples.OPERATION,
                Map.of(),
                Map.of());
    }

    @Test
    void after_a_deletion_nothing_is_selected() {
        definitions.outcome = form -> {
            definitions.rows.removeIf(row -> row.key().equals(form.key()));
            return new ChangeResult.Done(9, null);
        };
        open(LIST + "?key=birthday");
        test(find(Button.class, detail()).withText("Delete").single()).click();
        test(find(TextField.class, find(DangerDialog.class).single()).single()).setValue("birthday");
        test(find(Button.class).withText("Delete definition").single()).click();
        until(() -> detail() == null);
        assertThat(page()).doesNotContain("No definition has this key");
    }

    @Test
    void a_client_without_definitions_is_led_to_the_first_one() {
        definitions.rows.clear();
        open(LIST);
        EmptyState empty = findInView(EmptyState.class).single();
        assertThat(text(empty)).contains("No metafield definitions yet");
        test(find(Button.class, empty).withText("New definition").single()).click();
        assertThat(getCurrentView()).isInstanceOf(NewDefinitionView.class);
    }

    @Test
    void who_may_not_change_definitions_is_offered_no_new_one() {
        rights.all = false;
        rights.clients = Set.of();
        open(LIST);
        assertThat(findInView(Button.class).withText("New definition").exists()).isFalse();
    }

    @Test
    void the_first_reading_shows_a_skeleton_and_then_the_rows() {
        definitions.rows.clear();
        definitions.state = new MirrorState(null, false, null);
        definitions.mayRefresh = new CompletableFuture<>();
        open(LIST);
        assertThat(findInView(Skeleton.class).exists()).isTrue();
        assertThat(page()).contains("Reading from the API");
        definitions.rows.add(row("birthday", "Birthday", "date"));
        definitions.mayRefresh.complete(null);
        until(() -> findInView(Grid.class).exists());
        assertThat(keys()).containsExactly("birthday");
    }

    @Test
    void a_first_reading_that_fails_says_why_and_can_be_tried_again() {
        definitions.rows.clear();
        definitions.state = new MirrorState(null, false, null);
        definitions.problemOnRefresh = "HTTP_401";
        open(LIST);
        until(() -> findInView(EmptyState.class).exists());
        EmptyState unread = findInView(EmptyState.class).single();
        assertThat(text(unread)).contains("could not be read", "the client ID or its secret was not accepted");
        definitions.problemOnRefresh = null;
        definitions.rows.add(row("birthday", "Birthday", "date"));
        test(find(Button.class, unread).single()).click();
        until(() -> findInView(Grid.class).exists());
    }

    @Test
    void an_old_image_stays_while_it_is_read_again_and_when_that_fails() {
        definitions.state = new MirrorState(Instant.now().minusSeconds(600), false, null);
        definitions.problemOnRefresh = "TIMED_OUT";
        open(LIST);
        until(() -> page().contains("Could not be read again"));
        assertThat(page()).contains("the API took too long to answer", "as of");
        assertThat(keys()).hasSize(3);
    }

    @Test
    void a_change_seen_elsewhere_shows_in_the_open_list() {
        open(LIST);
        definitions.rows.add(row("zodiac", "Zodiac", "boolean"));
        events.publishEvent(new MirrorRefreshed(new ClientId(Samples.SHOP), true));
        until(() -> keys().contains("zodiac"));
    }

    @Test
    void a_round_that_found_nothing_new_shows_its_age_and_leaves_the_rows_alone() {
        open(LIST);
        until(() -> keys().size() == 3);
        int asked = definitions.listed;
        definitions.state = new MirrorState(Instant.now(), false, "TIMED_OUT");

        events.publishEvent(new MirrorRefreshed(new ClientId(Samples.SHOP), false));

        until(() -> page().contains("Could not be read again"));
        assertThat(definitions.listed).isEqualTo(asked);
    }

    @Test
    void what_stands_beside_the_list_stays_until_there_is_something_new_of_it() {
        open(LIST + "?key=loyalty_tier");
        MasterDetailLayout layout = findInView(MasterDetailLayout.class).single();
        Component before = layout.getDetail();
        definitions.rows.add(row("zodiac", "Zodiac", "boolean"));
        events.publishEvent(new MirrorRefreshed(new ClientId(Samples.SHOP), true));
        until(() -> keys().contains("zodiac"));
        assertThat(layout.getDetail()).isSameAs(before);

        definitions.rows.set(0, row("loyalty_tier", "Tier, renamed", "single_line_text_field"));
        events.publishEvent(new MirrorRefreshed(new ClientId(Samples.SHOP), true));
        until(() -> layout.getDetail().getElement().getTextRecursively().contains("Tier, renamed"));
    }

    @Test
    void a_client_nobody_may_see_is_not_found() {
        open("clients/" + java.util.UUID.randomUUID() + "/metafields");
        assertThat(getCurrentView()).isNotInstanceOf(DefinitionsView.class);
        open("clients/nonsense/metafields");
        assertThat(getCurrentView()).isNotInstanceOf(DefinitionsView.class);
    }

    private List<String> chips() {
        return findInView(NativeButton.class).all().stream()
                .filter(button -> button.hasClassName("cf-narrow-chip"))
                .map(DefinitionsViewTests::text)
                .toList();
    }

    @Test
    void the_url_holds_what_the_list_is_narrowed_to_and_each_filter_can_be_taken_away() {
        open(LIST + "?type=date&namespace=-&with=nobody&may=write");
        assertThat(chips())
                .containsExactly(
                        "Type: date",
                        "Namespace: Reserved namespace of this client",
                        "Shared with: Nobody",
                        "May: Read and write values");
        assertThat(definitions.queried.narrowing())
                .isEqualTo(
                        new DefinitionNarrowing("date", DefinitionNarrowing.OWN, DefinitionNarrowing.NOBODY, "WRITE"));
        assertThat(keys()).containsExactly("birthday");

        test(findInView(NativeButton.class)
                        .withAttribute("aria-label", "Take this filter away: Type: date")
                        .single())
                .click();
        assertThat(chips()).hasSize(3);
        assertThat(keys()).hasSize(3);
    }

    @Test
    void the_list_is_narrowed_from_a_menu_that_offers_what_there_is() {
        open(LIST);
        find(Popover.class, findInView(NarrowingMenu.class).single()).single().open();
        ComboBox<String> type = combo("Type");
        assertThat(test(type).getSuggestions()).containsExactly("date", "number_decimal", "single_line_text_field");
        test(type).selectItem("number_decimal");
        assertThat(keys()).containsExactly("size_shoe");
        assertThat(chips()).containsExactly("Type: number_decimal");
        assertThat(test(combo("Shared with")).getSuggestions()).startsWith("Nobody", "Any client");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> combo(String label) {
        return find(ComboBox.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findAny()
                .orElseThrow();
    }

    @Test
    void filters_that_fit_nothing_are_cleared_together() {
        open(LIST + "?q=shoe&type=date");
        EmptyState none = findInView(EmptyState.class).single();
        assertThat(text(none)).contains("No definition fits this filter");
        test(find(Button.class, none).single()).click();
        assertThat(keys()).hasSize(3);
        assertThat(chips()).isEmpty();
    }

    @Test
    void what_the_list_is_narrowed_to_is_written_into_the_address_as_it_is_read_from_it() {
        for (String url : List.of(
                "",
                "q=tier",
                "type=list.date",
                "namespace=-",
                "namespace=own",
                "namespace=facts.more",
                "with=anybody&may=read",
                "with=nobody",
                "with=gid%3A%2F%2Fshopify%2FClient%2F7",
                "may=admin&sort=-changed&key=tier")) {
            ListState state = ListState.of(QueryParameters.fromString(url));
            assertThat(ListState.of(QueryParameters.fromString(state.url().getQueryString())))
                    .isEqualTo(state);
            assertThat(state.url().getParameters())
                    .isEqualTo(QueryParameters.fromString(url).getParameters());
        }
        assertThat(ListState.of(QueryParameters.fromString("may=rule"))
                        .narrowing()
                        .isNone())
                .isTrue();
    }
}
