package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.counterfoil.audit.FakeLedger;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationChanged;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionRulesForTests;
import dev.counterfoil.metafields.MetafieldType;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = MetafieldsRoom.class)
@ViewPackages(classes = NewDefinitionView.class)
class NewDefinitionViewTests extends SpringBrowserlessTest {

    private static final String NEW = "clients/" + Samples.SHOP + "/metafields/new";

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private FakeDefinitions definitions;

    @Autowired
    private FakeDrafts drafts;

    @Autowired
    private FakeRights rights;

    @Autowired
    private FakeLedger ledger;

    @BeforeEach
    void nothing_yet() {
        definitions.reset();
        drafts.kept.clear();
        ledger.entries.clear();
        rights.all = true;
    }

    private void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private TextField field(String label) {
        return findInView(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    private TextArea area(String label) {
        return findInView(TextArea.class)
                .withPropertyValue(TextArea::getLabel, label)
                .single();
    }

    private TypeField type() {
        return findInView(TypeField.class).single();
    }

    private Button button(String text) {
        return findInView(Button.class).withText(text).single();
    }

    private void fill() {
        open(NEW);
        test(field("Key")).setValue("loyalty_tier");
        test(field("Name")).setValue("Loyalty tier");
        test(area("Description")).setValue("The tier a person has reached.");
        test(type()).selectItem("single_line_text_field");
    }

    private void send() {
        int before = definitions.sent.size();
        test(button("Create definition")).click();
        until(() -> definitions.sent.size() > before && !busy());
    }

    private boolean busy() {
        return getCurrentView() instanceof NewDefinitionView
                && findInView(Button.class).withText("Create definition").exists()
                && "true".equals(button("Create definition").getElement().getAttribute("aria-busy"));
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    private static String blame(HasValidation field) {
        return field.isInvalid() ? field.getErrorMessage() : "";
    }

    @Test
    void the_form_says_where_it_will_act() {
        open(NEW);
        assertThat(page()).contains("Will be created on", "Acme Shop", "Production");
    }

    @Test
    void what_was_created_is_told_with_its_entry_and_selected_in_the_list() {
        definitions.outcome = form -> {
            definitions.rows.add(FakeDefinitions.row(form.key(), form.name(), form.type()));
            return new ChangeResult.Done(18_204, null);
        };
        fill();
        test(button("Create definition")).click();
        until(() -> getCurrentView() instanceof DefinitionsView);
        assertThat(definitions.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.form())
                        .isEqualTo(new DefinitionForm(
                                "loyalty_tier",
                                "Loyalty tier",
                                "The tier a person has reached.",
                                "single_line_text_field",
                                null,
                                List.of())));
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Created loyalty_tier on Acme Shop", "18,204");
        Component shown = findInView(MasterDetailLayout.class).single().getDetail();
        assertThat(shown.getElement().getTextRecursively()).contains("What loyalty_tier is for");
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void nobody_is_pulled_back_to_a_form_they_left_and_what_was_created_is_told_with_its_entry() {
        definitions.mayCreate = new CompletableFuture<>();
        definitions.outcome = form -> new ChangeResult.Done(18_204, null);
        fill();
        test(button("Create definition")).click();
        open("clients/" + Samples.SHOP + "/metafields/browse");

        definitions.mayCreate.complete(null);
        until(() -> find(Notification.class).exists());

        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Created loyalty_tier on Acme Shop", "Entry 18,204");
        assertThat(getCurrentView()).isInstanceOf(BrowseView.class);
    }

    @Test
    void rules_fit_the_type_and_are_sent_as_the_api_takes_them() {
        fill();
        test(button("Add a rule")).click();
        Select<?> rule = findInView(Select.class).all().stream()
                .filter(select -> "Rule".equals(select.getLabel()))
                .findAny()
                .orElseThrow();
        test(rule).selectItem("One of");
        test(area("Value")).setValue("bronze\nsilver\n");
        send();
        assertThat(definitions.sent.getFirst().form().validations())
                .containsExactly(new Validation("choices", "[\"bronze\",\"silver\"]"));
    }

    @Test
    void the_bound_of_a_measurement_is_a_number_and_one_of_the_units_of_its_type() {
        fill();
        type().setValue(MetafieldType.of("weight").orElseThrow());
        test(button("Add a rule")).click();
        ComboBox<String> unit = unit();
        assertThat(unit.getListDataView().getItems()).containsExactly("grams", "kilograms", "ounces", "pounds");
        test(field("Number")).setValue("2.5");
        test(unit).selectItem("kilograms");
        send();
        assertThat(definitions.sent.getFirst().form().validations())
                .containsExactly(new Validation("min", "{\"value\":2.5,\"unit\":\"kilograms\"}"));
    }

    @Test
    void what_is_no_number_or_has_no_unit_is_refused_beside_the_measurement() {
        real_rules();
        fill();
        type().setValue(MetafieldType.of("weight").orElseThrow());
        test(button("Add a rule")).click();
        MeasureField bound = findInView(MeasureField.class).single();
        test(field("Number")).setValue("2.5");
        send();
        assertThat(blame(bound)).isEqualTo("Give a number such as 40 or 2.5, and its unit.");
        test(unit()).selectItem("grams");
        test(field("Number")).setValue("heavy");
        send();
        assertThat(blame(bound)).isEqualTo("Give a number such as 40 or 2.5, and its unit.");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> unit() {
        return findInView(ComboBox.class)
                .withPropertyValue(ComboBox::getLabel, "Unit")
                .single();
    }

    @Test
    void a_rule_that_does_not_fit_another_type_goes_with_the_old_one() {
        fill();
        test(button("Add a rule")).click();
        type().setValue(MetafieldType.of("boolean").orElseThrow());
        assertThat(findInView(RuleRow.class).exists()).isFalse();
        assertThat(page()).contains("This type takes no rules");
    }

    @Test
    void a_bad_key_is_blamed_while_it_is_typed_and_nothing_else_is() {
        definitions.rules = form -> List.of(problem("key", "KEY_FORMAT"), problem("name", "REQUIRED"));
        open(NEW);
        test(field("Key")).setValue("a b");
        assertThat(blame(field("Key"))).isEqualTo("Use 2 to 64 letters, digits, underscores or hyphens.");
        assertThat(field("Name").isInvalid()).isFalse();
        definitions.rules = form -> List.of();
        test(field("Key")).setValue("ab");
        assertThat(field("Key").isInvalid()).isFalse();
    }

    @Test
    void what_the_api_refuses_lands_beside_its_field_and_nothing_typed_is_lost() {
        fill();
        test(button("Add a rule")).click();
        test(field("Value")).setValue("9");
        definitions.outcome = form -> new ChangeResult.FieldProblems(
                5L,
                List.of(
                        new FieldProblem("key", "API", "Key is in use"),
                        new FieldProblem("validations.0.value", "API", "Too small")));
        send();
        assertThat(blame(field("Key"))).isEqualTo("Key is in use");
        assertThat(blame(field("Value"))).isEqualTo("Too small");
        assertThat(field("Name").getValue()).isEqualTo("Loyalty tier");
        assertThat(field("Key").isReadOnly()).isFalse();
        assertThat(entryLink()).isEqualTo("/audit/5");
    }

    @Test
    void after_a_recorded_refusal_the_next_try_is_another_intent() {
        definitions.outcome =
                form -> new ChangeResult.Refused(5, "HTTP_403", List.of("This client may not create definitions."));
        fill();
        send();
        assertThat(page())
                .contains("The API refused it", "not allowed to do that", "This client may not create definitions.");
        send();
        assertThat(definitions.sent).extracting(FakeDefinitions.Sent::intent).doesNotHaveDuplicates();
    }

    @Test
    void where_the_api_says_when_to_try_again_that_is_said() {
        definitions.outcome = form -> new ChangeResult.Refused(5, "HTTP_429", List.of(), Duration.ofSeconds(30));
        fill();
        send();
        assertThat(page()).contains("Too many requests (429). Try again in 30 seconds.");
    }

    @Test
    void an_unclear_outcome_is_replaced_as_soon_as_reading_back_has_found_out() {
        definitions.outcome = form -> new ChangeResult.Unclear(9, OperationState.UNKNOWN, "TIMED_OUT");
        fill();
        test(button("Create definition")).click();
        until(() -> findInView(Button.class).withText("Ask again").exists());
        events.publishEvent(new OperationChanged(
                UUID.randomUUID(), Samples.OTHER, "metafieldDefinition.create", OperationState.NOT_APPLIED));
        definitions.outcome = form -> new ChangeResult.NotApplied(12);
        events.publishEvent(new OperationChanged(
                UUID.randomUUID(), Samples.SHOP, "metafieldDefinition.create", OperationState.NOT_APPLIED));
        until(() -> page().contains("It was sent, and it was not done."));
        assertThat(page()).doesNotContain("It is not known");
        assertThat(field("Key").isReadOnly()).isFalse();
        assertThat(definitions.sent)
                .hasSize(2)
                .extracting(FakeDefinitions.Sent::intent)
                .containsOnly(definitions.sent.getFirst().intent());
    }

    @Test
    void what_was_not_recorded_is_tried_again_under_the_same_intent() {
        fill();
        send();
        assertThat(page()).contains("Nothing was sent", "The record cannot be written");
        send();
        assertThat(definitions.sent).extracting(FakeDefinitions.Sent::intent).hasSize(2);
        assertThat(Set.copyOf(definitions.sent.stream()
                        .map(FakeDefinitions.Sent::intent)
                        .toList()))
                .hasSize(1);
    }

    @Test
    void other_content_never_goes_under_a_used_intent() {
        fill();
        send();
        test(field("Name")).setValue("Another name");
        send();
        assertThat(definitions.sent).extracting(FakeDefinitions.Sent::intent).doesNotHaveDuplicates();
    }

    @Test
    void an_unclear_outcome_is_explained_and_asked_about_under_the_same_intent() {
        definitions.outcome = form -> new ChangeResult.Unclear(9, OperationState.UNKNOWN, "TIMED_OUT");
        fill();
        test(button("Create definition")).click();
        until(() -> findInView(Button.class).withText("Ask again").exists());
        assertThat(page())
                .contains("It is not known whether it was done", "no clear answer came back")
                .contains("Why: the API took too long to answer.");
        assertThat(entryLink()).isEqualTo("/audit/9");
        assertThat(field("Key").isReadOnly()).isTrue();
        definitions.outcome = form -> new ChangeResult.Done(11, null);
        until(() -> button("Ask again").isEnabled());
        test(button("Ask again")).click();
        until(() -> getCurrentView() instanceof DefinitionsView);
        assertThat(Set.copyOf(definitions.sent.stream()
                        .map(FakeDefinitions.Sent::intent)
                        .toList()))
                .hasSize(1);
    }

    @Test
    void while_it_is_sent_the_button_takes_no_second_click() {
        definitions.mayCreate = new CompletableFuture<>();
        fill();
        test(button("Create definition")).click();
        assertThat(button("Create definition").isEnabled()).isFalse();
        assertThat(button("Create definition").getElement().getAttribute("aria-busy"))
                .isEqualTo("true");
        definitions.mayCreate.complete(null);
        until(() -> button("Create definition").isEnabled());
        assertThat(definitions.sent).hasSize(1);
    }

    @Test
    void an_earlier_change_that_has_not_ended_is_named() {
        definitions.outcome = form -> new ChangeResult.Busy(3, OperationState.UNKNOWN);
        fill();
        send();
        assertThat(page()).contains("An earlier change to it has not ended");
        assertThat(entryLink()).isEqualTo("/audit/3");
    }

    @Test
    void what_was_typed_is_there_again_and_can_be_thrown_away() {
        fill();
        open("clients/" + Samples.SHOP + "/metafields");
        open(NEW);
        assertThat(field("Key").getValue()).isEqualTo("loyalty_tier");
        assertThat(type().getValue()).extracting(MetafieldType::apiName).isEqualTo("single_line_text_field");
        assertThat(page()).contains("You had begun this before");
        test(button("Discard draft")).click();
        assertThat(field("Key").getValue()).isEmpty();
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void a_form_left_while_it_was_sent_asks_under_the_same_intent() {
        definitions.outcome = form -> new ChangeResult.Unclear(9, OperationState.UNKNOWN, "TIMED_OUT");
        fill();
        test(button("Create definition")).click();
        until(() -> findInView(Button.class).withText("Ask again").exists());
        open("clients/" + Samples.SHOP + "/metafields");
        open(NEW);
        send();
        assertThat(Set.copyOf(definitions.sent.stream()
                        .map(FakeDefinitions.Sent::intent)
                        .toList()))
                .hasSize(1);
    }

    @Test
    void the_url_fills_the_form() {
        open(NEW + "?key=points&name=Points&type=number_integer");
        assertThat(field("Key").getValue()).isEqualTo("points");
        assertThat(field("Name").getValue()).isEqualTo("Points");
        assertThat(type().getValue()).extracting(MetafieldType::apiName).isEqualTo("number_integer");
    }

    @Test
    void a_url_that_asks_for_another_definition_begins_clean_and_the_draft_can_be_gone_on_with() {
        fill();
        open("clients/" + Samples.SHOP + "/metafields");
        open(NEW + "?key=points&name=Points");
        assertThat(field("Key").getValue()).isEqualTo("points");
        assertThat(area("Description").getValue()).isEmpty();
        assertThat(type().getValue()).isNull();
        assertThat(page()).contains("You had begun another definition before").doesNotContain("still here");

        test(button("Continue your draft instead")).click();
        assertThat(field("Key").getValue()).isEqualTo("loyalty_tier");
        assertThat(area("Description").getValue()).isEqualTo("The tier a person has reached.");

        test(button("Discard draft")).click();
        assertThat(field("Key").getValue()).isEqualTo("points");
        assertThat(field("Name").getValue()).isEqualTo("Points");
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void a_draft_of_what_the_url_asks_for_is_gone_on_with() {
        fill();
        open("clients/" + Samples.SHOP + "/metafields");
        open(NEW + "?key=loyalty_tier");
        assertThat(field("Name").getValue()).isEqualTo("Loyalty tier");
        assertThat(page()).contains("You had begun this before");
    }

    @Test
    void what_the_rules_say_of_a_name_is_said_beside_it() {
        real_rules();
        fill();
        for (Map.Entry<String, String> wrong : Map.of(
                        "n".repeat(10_000),
                        "This is too long: a name has at most 255 characters.",
                        "Loyalty\u0007tier",
                        "This holds characters that cannot be seen. Type it again instead of pasting it.")
                .entrySet()) {
            test(field("Name")).setValue(wrong.getKey());
            assertThat(blame(field("Name"))).isEqualTo(wrong.getValue());
            test(field("Name")).setValue("Loyalty tier");
            assertThat(field("Name").isInvalid()).isFalse();

            open("clients/" + Samples.SHOP + "/metafields");
            open(NEW);
            field("Name").setValue(wrong.getKey());
            send();
            assertThat(blame(field("Name"))).isEqualTo(wrong.getValue());
            assertThat(field("Name").getValue()).isEqualTo(wrong.getKey());
        }
    }

    @Test
    void a_type_that_the_api_does_not_take_is_refused_beside_the_field_until_another_is_chosen() {
        real_rules();
        open(NEW + "?key=points&name=Points&description=d&type=nonsense");
        assertThat(blame(type())).isEqualTo("This is not a type the API takes.");
        assertThat(type().getPlaceholder()).isEqualTo("nonsense");
        assertThat(field("Key").isInvalid()).isFalse();
        send();
        assertThat(definitions.sent.getLast().form().type()).isEqualTo("nonsense");
        assertThat(blame(type())).isEqualTo("This is not a type the API takes.");
        test(type()).selectItem("boolean");
        assertThat(type().isInvalid()).isFalse();
        assertThat(type().getPlaceholder()).isEmpty();
    }

    /** Those the service asks, before anything is recorded. */
    private void real_rules() {
        definitions.rules = DefinitionRulesForTests::check;
        definitions.outcome = form -> new ChangeResult.FieldProblems(null, DefinitionRulesForTests.check(form));
    }

    @Test
    void who_may_not_change_definitions_gets_no_form() {
        rights.all = false;
        rights.clients = Set.of();
        open(NEW);
        assertThat(getCurrentView()).isNotInstanceOf(NewDefinitionView.class);
    }

    private String entryLink() {
        return findInView(Anchor.class).single().getHref();
    }

    private static FieldProblem problem(String field, String code) {
        return new FieldProblem(field, code, null);
    }
}
