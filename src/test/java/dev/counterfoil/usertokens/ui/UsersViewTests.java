package dev.counterfoil.usertokens.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.usertokens.SetResult;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.TokensRoom;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValueDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The room's views against a sandbox, without a browser. */
class UsersViewTests extends TokensRoom {

    @Autowired
    private TestUsers users;

    @Autowired
    private UserTokens tokens;

    @Autowired
    private ValueDefinitions definitions;

    @BeforeEach
    void open() {
        go("clients/" + client().id() + "/users");
    }

    private String consent() {
        return sandbox().consentToken(SHOP, MARIA, "openid email shop_app:oauth");
    }

    private TextField user() {
        return findInView(TextField.class)
                .withPropertyValue(TextField::getLabel, "User")
                .single();
    }

    private Button button(String text) {
        return findInView(Button.class).withText(text).all().getFirst();
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    /** Everything that is sent to the browser about the view: properties, attributes and texts. */
    private static String state(Element element) {
        StringBuilder all = new StringBuilder();
        element.getAttributeNames()
                .forEach(name -> all.append(element.getAttribute(name)).append('\n'));
        element.getPropertyNames()
                .forEach(name -> all.append(element.getPropertyRaw(name)).append('\n'));
        Stream.concat(element.getChildren(), Stream.empty())
                .forEach(child -> all.append(child.isTextNode() ? child.getText() : state(child)));
        return all.toString();
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    private void issue() {
        test(user()).setValue(consent());
        test(button("Get token")).click();
        until(() -> page().contains("A token was issued"));
    }

    @Test
    void a_consent_token_leaves_the_field_as_soon_as_it_was_read() {
        String consent = consent();

        test(user()).setValue(consent);

        assertThat(state(((Component) getCurrentView()).getElement())).doesNotContain(consent);
        assertThat(page()).contains("Consent token", "taken out of the field");
    }

    @Test
    void a_piece_of_a_consent_token_is_taken_out_as_well() {
        test(user()).setValue("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ");

        assertThat(user().getValue()).isEmpty();
        assertThat(user().getErrorMessage()).contains("not whole");
    }

    @Test
    void the_field_says_what_it_takes_what_was_pasted_for() {
        test(user()).setValue("ana@example.com");
        assertThat(user().getHelperText()).contains("e-mail address");
        test(user()).setValue(MARIA);
        assertThat(user().getHelperText()).contains("public ID");
        test(user()).setValue("two words");
        assertThat(user().isInvalid()).isTrue();
    }

    @Test
    void a_token_that_was_forgotten_is_said_to_be() {
        issue();
        new MenuBarTester<>(findInView(MenuBar.class).all().getFirst()).clickItem(0, 2);
        DangerDialog dialog = find(DangerDialog.class).single();
        test(find(Button.class, dialog).withText("Forget").single()).click();
        until(() -> find(Notification.class).all().stream()
                .anyMatch(toast -> toast.getElement().getTextRecursively().contains("is forgotten")));
    }

    @Test
    void what_is_to_be_called_something_is_called_so_once_however_often_that_is_pressed() {
        List<String> taken = new ArrayList<>();
        LabelDialog dialog = new LabelDialog(client(), "Title", "Text", "Keep it", "Maria", null, (label, id) -> {
            taken.add(label);
            return List.of();
        });
        dialog.open();
        MockVaadin.clientRoundtrip();
        Button save = find(Button.class, dialog).withText("Keep it").single();
        save.click();
        save.click();
        assertThat(taken).containsExactly("Maria");
    }

    @Test
    void a_refusal_is_explained_and_what_was_entered_stays() {
        test(user()).setValue("nobody-of-that-name");
        test(button("Get token")).click();

        until(() -> user().isInvalid());
        assertThat(user().getErrorMessage()).contains("There is no such Shop user.");
        assertThat(page()).contains("The API refused it").doesNotContain("There is no such Shop user.");
        assertThat(user().getValue()).isEqualTo("nobody-of-that-name");
    }

    @Test
    void a_user_who_has_not_consented_is_told_in_words_beside_the_field() {
        sandbox().fault(refusal("fetchTokensForUser", "publicId", "has not consented", "NO_CONSENT"));
        test(user()).setValue(MARIA);
        test(button("Get token")).click();

        until(() -> user().isInvalid());
        assertThat(user().getErrorMessage()).contains("This user has not consented", "has not consented");
    }

    @Test
    void a_spent_consent_token_is_told_in_words_and_makes_room_for_the_next() {
        sandbox().fault(refusal("fetchTokensForUser", "consentToken", "is spent", "INVALID_TOKEN"));
        test(user()).setValue(consent());
        test(button("Get token")).click();

        until(() -> user().isInvalid());
        assertThat(user().getErrorMessage()).contains("The consent token is not valid", "is spent");
        assertThat(page()).doesNotContain("taken out of the field");
    }

    private static Fault refusal(String mutation, String field, String message, @Nullable String code) {
        return new Fault(
                Fault.Kind.USER_ERROR, mutation, 1, null, null, null, null, null, null, message, code, List.of(field));
    }

    @Test
    void the_words_of_a_refused_deletion_are_shown_where_no_field_is() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        sandbox().fault(refusal("metafieldDelete", "identifier", "Somebody holds on to it", null));
        Grid<UserValue> values = findInView(ValueGrid.class).single();
        Component actions = test(values).getCellComponent(0, 2);
        ((Button) actions.getChildren().toList().getLast()).click();
        DangerDialog dialog = find(DangerDialog.class).single();
        test(find(TextField.class, dialog).single())
                .setValue(values.getGenericDataView().getItem(0).path().toString());
        test(find(Button.class, dialog).withText("Delete value").single()).click();

        until(() -> page().contains("Somebody holds on to it"));
    }

    @Test
    void values_that_were_set_leave_the_form_and_those_refused_stay_with_the_reason() {
        issue();
        UserToken token = tokens.list(owner(), client(), Looks.session()).getFirst();
        UserValue before =
                new UserValue(new KeyPair("acme", "tier"), "Tier", "single_line_text_field", List.of(), "silver");
        UserValue refused =
                new UserValue(new KeyPair("acme", "size"), "Size", "single_line_text_field", List.of(), "huge");
        UserValues values = mock(UserValues.class);
        when(values.set(any(), any(), any(), any(), any(), any(), any()))
                .thenReturn(new SetResult(
                        new ChangeResult.Done(7, null),
                        List.of(
                                new FieldProblem("1.value", "API", "No such size"),
                                new FieldProblem("1.value", "API", "Nor will there be"))));
        SetValuesDialog dialog = new SetValuesDialog(
                values,
                tokens,
                owner(),
                client(),
                token,
                new SetValuesDialog.Opened(
                        new Offered(definitions, owner(), client(), List.of(before, refused)),
                        List.of(before),
                        before,
                        true),
                (with, done) -> {
                    throw new AssertionError("not all were set");
                });
        dialog.open();
        test(value(dialog)).setValue("gold");
        test(find(Button.class, dialog).withText("Another value").single()).click();
        @SuppressWarnings("unchecked")
        var second = (com.vaadin.flow.component.combobox.ComboBox<UserValue>)
                find(com.vaadin.flow.component.combobox.ComboBox.class, dialog)
                        .all()
                        .getLast();
        second.setValue(refused);

        test(find(Button.class, dialog).withText("Set values").single()).click();

        until(() -> dialog.getElement().getTextRecursively().contains("Some of the values were set"));
        assertThat(dialog.isOpened()).isTrue();
        assertThat(value(dialog).getErrorMessage()).isEqualTo("No such size Nor will there be");
        dialog.close();
    }

    @Test
    void the_row_of_a_token_got_by_email_names_its_user() {
        test(user()).setValue("maria.lindqvist@example.com");
        test(button("Get token")).click();

        until(() -> page().contains("A token was issued"));
        assertThat(page()).doesNotContain("User without a known ID");
        assertThat(findInView(Button.class)
                        .withCondition(one -> "Values of maria.lindqvist@example.com"
                                .equals(one.getAriaLabel().orElse("")))
                        .exists())
                .isTrue();
    }

    @Test
    void an_issued_token_is_in_the_page_by_its_ticket_only() {
        issue();

        String state = state(((Component) getCurrentView()).getElement());
        assertThat(state).doesNotContain("shop_at_", "shop_rt_");
        assertThat(page()).contains("Tokens at hand", "In memory");
    }

    @Test
    void what_somebody_else_saves_shows_in_a_page_that_is_open() {
        users.save(owner(), client(), null, "Saved elsewhere", "u-saved-elsewhere");
        until(() -> page().contains("Saved elsewhere"));
    }

    @Test
    void a_test_user_fills_the_form() {
        users.save(owner(), client(), null, "Maria from tests", MARIA);
        go("clients");
        open();

        Button get = findInView(Button.class)
                .withCondition(one -> "Use this user: Maria from tests"
                        .equals(one.getAriaLabel().orElse("")))
                .single();
        test(get).click();

        assertThat(user().getValue()).isEqualTo(MARIA);
    }

    @Test
    void values_are_shown_with_a_token_and_an_editor_that_fits_their_type() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());

        ValueGrid grid = findInView(ValueGrid.class).single();
        assertThat(grid.getListDataView().getItems().map(value -> value.path().key()))
                .contains("profile_nickname", "profile_languages");
        SetValuesDialog dialog = dialog("profile_languages", grid);
        assertThat(find(MultiSelectComboBox.class, dialog).single().getValue()).hasSizeGreaterThan(1);
        dialog.close();
    }

    private SetValuesDialog dialog(String key, ValueGrid grid) {
        test(button("Set values")).click();
        SetValuesDialog dialog = find(SetValuesDialog.class).single();
        var chosen =
                find(com.vaadin.flow.component.combobox.ComboBox.class, dialog).single();
        @SuppressWarnings("unchecked")
        var box = (com.vaadin.flow.component.combobox.ComboBox<dev.counterfoil.usertokens.UserValue>) chosen;
        box.setValue(grid.getListDataView()
                .getItems()
                .filter(value -> value.path().key().equals(key))
                .findFirst()
                .orElseThrow());
        return dialog;
    }

    private TextField value(SetValuesDialog dialog) {
        return find(TextField.class, dialog)
                .withPropertyValue(TextField::getLabel, "Value")
                .single();
    }

    @Test
    void a_form_that_nobody_touched_sends_nothing_and_says_so() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        SetValuesDialog dialog =
                dialog("profile_languages", findInView(ValueGrid.class).single());
        int before = sandbox().received("metafieldsSet").size();

        test(find(Button.class, dialog).withText("Set values").single()).click();

        assertThat(dialog.getElement().getTextRecursively()).contains("No value is different from what is there");
        assertThat(sandbox().received("metafieldsSet")).hasSize(before);
        dialog.close();
    }

    @Test
    void a_value_against_the_rules_is_told_beside_its_field_before_anything_is_sent() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        SetValuesDialog dialog =
                dialog("orders_last_rating", findInView(ValueGrid.class).single());
        int before = sandbox().received("metafieldsSet").size();
        test(value(dialog)).setValue("5.5");

        test(find(Button.class, dialog).withText("Set values").single()).click();

        assertThat(value(dialog).getErrorMessage()).isEqualTo("This lies outside the scale");
        assertThat(sandbox().received("metafieldsSet")).hasSize(before);
        dialog.close();
    }

    @Test
    void a_value_is_shown_as_a_person_would_say_it_and_beside_the_list_as_the_api_writes_it() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        ValueGrid grid = findInView(ValueGrid.class).single();
        UserValue money = grid.getListDataView()
                .getItems()
                .filter(value -> value.path().key().equals("loyalty_balance"))
                .findFirst()
                .orElseThrow();

        test(grid).select(grid.getListDataView().getItems().toList().indexOf(money));

        ValueDetail detail = findInView(ValueDetail.class).single();
        assertThat(detail.getElement().getTextRecursively()).contains("12.50 EUR", money.value());
        assertThat(find(CopyValue.class, detail).single().getElement().getAttribute("data-cf-copy"))
                .isEqualTo(money.value());
    }

    @Test
    void whether_a_token_still_works_is_said_in_words() {
        issue();
        new MenuBarTester<>(findInView(MenuBar.class).all().getFirst()).clickItem(0, 0);
        until(() -> told().contains("The API takes the token of"));

        sandbox().expireTokens(false);
        new MenuBarTester<>(findInView(MenuBar.class).all().getFirst()).clickItem(0, 0);
        until(() -> told().contains("the API does not take it any more"));
    }

    private String told() {
        return find(Notification.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_reason_that_nobody_knows_yet_is_told_with_its_code_and_the_words_of_the_api() {
        go("clients/" + stranger().id() + "/users");
        test(user()).setValue(MARIA);
        test(button("Get token")).click();

        until(() -> user().isInvalid());
        assertThat(user().getErrorMessage())
                .contains("a reason that Counterfoil does not know yet: ON_HOLIDAY", "is on holiday");
        assertThat(user().getValue()).isEqualTo(MARIA);
    }

    @Test
    void a_token_that_expires_half_way_leaves_what_was_typed_and_offers_another() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        SetValuesDialog dialog =
                dialog("profile_nickname", findInView(ValueGrid.class).single());
        TextField value = value(dialog);
        test(value).setValue("typed before it expired");
        sandbox().expireTokens(false);

        test(find(Button.class, dialog).withText("Set values").single()).click();

        until(() -> dialog.getElement().getTextRecursively().contains("The token is not accepted any more"));
        assertThat(value.getValue()).isEqualTo("typed before it expired");
        assertThat(dialog.isOpened()).isTrue();

        test(find(Button.class, dialog).withText("Renew and send again").single())
                .click();

        until(() -> !dialog.isOpened());
        assertThat(sandbox().received("metafieldsSet").getLast().toString()).contains("typed before it expired");
    }

    @Test
    void the_list_of_values_keeps_its_columns_choice() {
        issue();
        test(button("Use it now")).click();
        until(() -> findInView(ValueGrid.class).exists());
        find(Popover.class, findInView(ColumnChoice.class).single()).single().open();
        boxes().setValue(Set.of("actions"));
        assertThat(columns()).containsExactly("key", "actions");

        String here = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
        open();
        go(here);
        until(() -> findInView(ValueGrid.class).exists());
        assertThat(columns()).containsExactly("key", "actions");
        find(Popover.class, findInView(ColumnChoice.class).single()).single().open();
        boxes().setValue(Set.of("value", "actions"));
        assertThat(columns()).containsExactly("key", "value", "actions");
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<String> boxes() {
        return find(CheckboxGroup.class).single();
    }

    private List<String> columns() {
        return findInView(ValueGrid.class).single().getColumns().stream()
                .filter(Component::isVisible)
                .map(Grid.Column::getKey)
                .toList();
    }

    @Test
    void a_token_that_is_not_here_is_told_apart_from_a_page_that_does_not_exist() {
        go("clients/" + client().id() + "/users/00000000-0000-0000-0000-000000000001");
        assertThat(page()).contains("This token is not here");

        go("clients/" + client().id() + "/users/nonsense");
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotFoundView");
    }
}
