package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.Changer;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages(classes = EditDefinitionView.class)
class EditDefinitionViewTests extends MetafieldsRoomTest {

    private static final String EDIT = "clients/" + Samples.SHOP + "/metafields/edit?key=";
    private static final String ELSEWHERE = "clients/" + Samples.SHOP + "/metafields/browse";
    private static final String DESCRIPTION = "What it is for";

    private void there(String type, List<Validation> rules, @Nullable Access access) {
        there(null, "Tier", type, rules, access);
    }

    private void there(
            @Nullable String namespace, String name, String type, List<Validation> rules, @Nullable Access access) {
        definitions.rows.clear();
        definitions.rows.add(new DefinitionRow(
                new MetafieldDefinition("uuid", namespace, "tier", name, DESCRIPTION, type, "", rules, access), null));
    }

    private void edit() {
        open(EDIT + "tier");
        until(() -> offers("Save changes"));
    }

    private DefinitionForm save() {
        int before = definitions.sent.size();
        press("Save changes");
        until(() -> definitions.sent.size() > before);
        return definitions.sent.getLast().form();
    }

    private static ChangeResult.Stale stale(boolean gone) {
        ObjectNode opened = JsonNodeFactory.instance.objectNode().put("name", "Tier");
        ObjectNode now = JsonNodeFactory.instance.objectNode().put("name", "Theirs");
        return new ChangeResult.Stale(opened, gone ? null : now);
    }

    private List<Select<?>> levels() {
        return find(Select.class).all().stream()
                .<Select<?>>map(one -> one)
                .filter(one -> "May".equals(one.getLabel()))
                .toList();
    }

    @Test
    void a_type_and_rules_nobody_knows_go_back_letter_by_letter_when_only_the_name_is_changed() {
        List<Validation> rules = List.of(
                new Validation("newer_rule", " {\"a\" : 1} "), new Validation("choices", "[\"bronze\", \"silver\"]"));
        there("type_of_tomorrow", rules, null);
        edit();
        assertThat(field("Type").getValue()).isEqualTo("type_of_tomorrow");
        assertThat(field("Type").isReadOnly()).isTrue();
        test(field("Name")).setValue("Another");
        assertThat(save())
                .isEqualTo(new DefinitionForm("tier", "Another", DESCRIPTION, "type_of_tomorrow", null, rules, null));
    }

    @Test
    void a_rule_that_is_not_known_for_the_type_keeps_its_name_and_takes_another_value() {
        there("link", List.of(new Validation("newer_rule", "1")), null);
        edit();
        TextField name = find(TextField.class)
                .withPropertyValue(TextField::getLabel, "Rule")
                .single();
        assertThat(name.getValue()).isEqualTo("newer_rule");
        assertThat(name.isReadOnly()).isTrue();
        test(field("Value")).setValue("2");
        assertThat(save().validations()).containsExactly(new Validation("newer_rule", "2"));
    }

    @Test
    void an_unknown_level_is_shown_and_kept_and_nothing_of_access_is_sent_with_a_name() {
        there("boolean", List.of(), access("DEFAULT_OF_TOMORROW", new Grant("client", BETA_GID, "LEVEL_OF_TOMORROW")));
        edit();
        assertThat(levels())
                .singleElement()
                .satisfies(level -> assertThat(level.getValue()).isEqualTo("LEVEL_OF_TOMORROW"));
        test(field("Name")).setValue("Another");
        assertThat(save().access()).isNull();
    }

    @Test
    void opening_a_form_keeps_no_draft() {
        there("boolean", List.of(), access("READ", BETA, UNSEEN));
        edit();
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void only_who_is_given_another_level_is_sent() {
        there("boolean", List.of(), access(null, BETA, UNSEEN));
        edit();
        test(levels().getFirst()).selectItem("Read, write and share");
        assertThat(save().access()).isEqualTo(access(null, new Grant("client", BETA_GID, "ADMIN")));
    }

    @Test
    void while_somebody_has_access_in_an_unknown_way_the_form_leaves_access_out_and_says_why() {
        there("boolean", List.of(), access(null, BETA, new Grant("GrantOfTomorrow", "", "READ")));
        edit();
        assertThat(page()).contains("GrantOfTomorrow", "in a way that Counterfoil does not know yet");
        assertThat(levels()).allMatch(Select::isReadOnly);
        test(field("Name")).setValue("Another");
        assertThat(save().access()).isNull();
    }

    @Test
    void what_was_typed_for_a_definition_that_is_gone_becomes_a_new_one() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Typed by me");
        definitions.outcome = form -> stale(true);
        save();
        until(() -> find(StaleDialog.class).exists());
        press("Create it anew with what you typed");
        until(() -> getCurrentView() instanceof NewDefinitionView);
        assertThat(field("Name").getValue()).isEqualTo("Typed by me");
        assertThat(field("Key").getValue()).isEqualTo("tier");
        assertThat(drafts.kept.keySet()).noneMatch(name -> name.startsWith("metafields.edit"));
    }

    @Test
    void closing_the_dialog_on_what_is_gone_keeps_what_was_typed_and_it_is_offered_again() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Typed by me");
        definitions.outcome = form -> stale(true);
        save();
        until(() -> find(StaleDialog.class).exists());
        press("Close");
        assertThat(field("Name").getValue()).isEqualTo("Typed by me");
        definitions.rows.clear();
        open("clients/" + Samples.SHOP + "/metafields");
        open(EDIT + "tier");
        press("Create it anew with what you typed");
        until(() -> getCurrentView() instanceof NewDefinitionView);
        assertThat(field("Name").getValue()).isEqualTo("Typed by me");
    }

    @Test
    void sending_mine_over_theirs_leaves_alone_what_i_left_alone() {
        there("boolean", List.of(), access(null, BETA, UNSEEN));
        edit();
        test(area("Description")).setValue("My text");
        definitions.outcome = form -> stale(false);
        save();
        until(() -> find(StaleDialog.class).exists());
        List<Validation> rules = List.of(new Validation("newer_rule", "1"));
        there(null, "Their name", "boolean", rules, access("READ", new Grant("client", BETA_GID, "ADMIN")));
        definitions.outcome = form -> new ChangeResult.LedgerDown();
        press("Send mine over it");
        until(() -> definitions.sent.size() == 2);
        assertThat(definitions.sent.getLast().form())
                .isEqualTo(new DefinitionForm("tier", "Their name", "My text", "boolean", null, rules, null));
        assertThat(definitions.openedOn.getLast().name()).isEqualTo("Their name");
    }

    @Test
    void all_three_versions_are_shown_with_who_was_faster_and_one_can_go_on_editing() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Mine");
        definitions.outcome = form -> new ChangeResult.Stale(
                json("Tier", "As it was"),
                json("Theirs", "As it was"),
                json("Mine", "My text"),
                new Changer(true, "Ada Okafor", Samples.NOON, 7));
        save();
        until(() -> find(StaleDialog.class).exists());
        StaleDialog dialog = find(StaleDialog.class).single();
        assertThat(text(dialog))
                .contains("You changed tier yourself", "Entry 7", "When you opened it", "Now", "Yours")
                .contains("Tier", "Theirs", "Mine", "As it was", "My text")
                .doesNotContain("uuid-1");
        assertThat(button("Send mine over it").getThemeNames()).doesNotContain("primary");
        press("Keep editing");
        assertThat(dialog.isOpened()).isFalse();
        assertThat(field("Name").getValue()).isEqualTo("Mine");
        assertThat(field("Name").isReadOnly()).isFalse();
        assertThat(definitions.sent).hasSize(1);
    }

    private static ObjectNode json(String name, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", "uuid-1")
                .put("name", name)
                .put("description", description);
    }

    @Test
    void after_a_refusal_the_draft_forgets_the_intent_so_that_coming_back_sends_anew() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Another");
        definitions.outcome = form -> new ChangeResult.Refused(5, "HTTP_403", List.of("No."));
        save();
        until(() -> page().contains("The API refused it"));
        open("clients/" + Samples.SHOP + "/metafields");
        edit();
        assertThat(field("Name").getValue()).isEqualTo("Another");
        save();
        assertThat(definitions.sent)
                .hasSize(2)
                .extracting(FakeDefinitions.Sent::intent)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_unclear_outcome_is_asked_about_under_the_same_intent_until_the_person_starts_anew() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Another");
        definitions.outcome = form -> new ChangeResult.Unclear(9, OperationState.UNKNOWN, "TIMED_OUT");
        save();
        until(() -> offers("Ask again"));
        assertThat(field("Name").isReadOnly()).isTrue();
        press("Ask again");
        until(() -> definitions.sent.size() == 2 && button("Ask again").isEnabled());
        press("Change it and start anew");
        assertThat(field("Name").isReadOnly()).isFalse();
        save();
        List<UUID> intents =
                definitions.sent.stream().map(FakeDefinitions.Sent::intent).toList();
        assertThat(intents.get(1)).isEqualTo(intents.get(0));
        assertThat(intents.get(2)).isNotEqualTo(intents.get(0));
    }

    @Test
    void what_the_api_said_beside_doing_it_stays_to_be_read() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Another");
        definitions.outcome = form -> new ChangeResult.Done(7, null, List.of("The search index is late."));
        save();
        until(() -> getCurrentView() instanceof DefinitionsView);
        assertThat(toasts()).contains("Done, but the API also said: The search index is late.");
    }

    @Test
    void rules_that_are_missing_are_told_above_the_rules() {
        there("rating", List.of(), access(null));
        edit();
        definitions.outcome = form ->
                new ChangeResult.FieldProblems(5L, List.of(new FieldProblem("validations", "API", "Set scale_min.")));
        save();
        until(() -> page().contains("Set scale_min."));
        assertThat(find(RuleSection.class).single().isInvalid()).isTrue();
    }

    @Test
    void a_client_that_does_not_administer_it_can_change_its_own_key_only() {
        there("boolean", List.of(), access(null, new Grant("client", SHOP_GID, "READ")));
        edit();
        assertThat(page()).contains("Only the key under which this client knows it can be changed");
        assertThat(field("Name").isReadOnly()).isTrue();
        assertThat(area("Description").isReadOnly()).isTrue();
        assertThat(field("Key").isReadOnly()).isFalse();
        assertThat(field("Key").getHelperText()).contains("for this client only");
    }

    @Test
    void a_key_inside_a_namespace_is_said_to_be_everybodys_there() {
        there("care", "Tier", "boolean", List.of(), access(null));
        open(EDIT + "care.tier");
        until(() -> offers("Save changes"));
        assertThat(field("Key").getHelperText()).contains("everybody in the namespace care");
    }

    @Test
    void nobody_is_pulled_back_to_a_form_they_left_and_what_was_done_is_told_with_its_entry() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Another name");
        definitions.mayUpdate = new CompletableFuture<>();
        definitions.outcome = form -> new ChangeResult.Done(18_204, null);
        press("Save changes");
        open(ELSEWHERE);

        definitions.mayUpdate.complete(null);
        until(() -> toasts().contains("Changed tier on Acme Shop"));

        assertThat(toasts()).contains("Entry 18,204");
        assertThat(getCurrentView()).isInstanceOf(BrowseView.class);
    }

    @Test
    void whoever_left_hears_that_it_was_not_done_and_finds_what_was_typed() {
        there("boolean", List.of(), access(null));
        edit();
        test(field("Name")).setValue("Another name");
        definitions.mayUpdate = new CompletableFuture<>();
        definitions.outcome = form -> stale(false);
        press("Save changes");
        open(ELSEWHERE);

        definitions.mayUpdate.complete(null);
        until(() -> toasts().contains("The form still has what you typed"));

        assertThat(find(StaleDialog.class).exists()).isFalse();
        assertThat(getCurrentView()).isInstanceOf(BrowseView.class);
        edit();
        assertThat(field("Name").getValue()).isEqualTo("Another name");
    }
}
