package dev.counterfoil.usertokens.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.MetafieldType;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MeasureUnits;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.upstream.users.MetafieldPage;
import dev.counterfoil.usertokens.IssueResult;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.TokenRequest;
import dev.counterfoil.usertokens.TokensRoom;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValueDefinitions;
import dev.counterfoil.usertokens.ValueRules;
import dev.counterfoil.usertokens.ValuesResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The fields that values are set in, by type, and the sandbox that takes what they give. */
class ValueEditorTests extends TokensRoom {

    private static final SessionKey SESSION = new SessionKey("editors");

    /** As the list of data types has them. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("boolean", "false"),
            Map.entry("color", "#fff123"),
            Map.entry("date", "2022-02-02"),
            Map.entry("date_time", "2024-01-01T12:30:00"),
            Map.entry("id", "1234"),
            Map.entry("language", "en"),
            Map.entry("link", "{\"text\":\"Learn more\",\"url\":\"https://shop.app\"}"),
            Map.entry("money", "{\"amount\":\"5.90\",\"currency_code\":\"CAD\"}"),
            Map.entry("multi_line_text_field", " Flour\n\nWater "),
            Map.entry("number_decimal", "1234567890123.100000000"),
            Map.entry("number_integer", "9007199254740991"),
            Map.entry("rating", "{\"value\":\"3.50\",\"scale_min\":\"1.0\",\"scale_max\":\"5.0\"}"),
            Map.entry("rich_text_field", "{\"type\":\"root\",\"children\":[]}"),
            Map.entry("single_line_text_field", " VIP  "),
            Map.entry("url", "https://shop.app/x?y=1"));

    @Autowired
    private UserTokens tokens;

    @Autowired
    private UserValues values;

    @Autowired
    private ValueDefinitions definitions;

    @Autowired
    private DefinitionService owned;

    private static String sample(String type) {
        if (type.startsWith("list.")) {
            String each = type.substring("list.".length());
            if (each.equals("number_decimal")) {
                return "[10.40,20.2]";
            }
            boolean text = !each.startsWith("number_") && !sample(each).startsWith("{");
            String item = text ? "\"" + sample(each) + "\"" : sample(each);
            return "[" + item + "]";
        }
        if (MeasureUnits.measures(type)) {
            return "{\"value\":2.50,\"unit\":\"" + MeasureUnits.of(type).getLast() + "\"}";
        }
        return SAMPLES.getOrDefault(type, "gid://shopify/Product/1");
    }

    private static List<Validation> rules(MetafieldType type) {
        return type.required().stream()
                .map(rule -> new Validation(
                        rule,
                        switch (rule) {
                            case "scale_min" -> "1.0";
                            case "scale_max" -> "5.0";
                            case "metaobject_definition_id" -> "gid://shopify/MetaobjectDefinition/7";
                            default -> "[\"gid://shopify/MetaobjectDefinition/7\"]";
                        }))
                .toList();
    }

    private static UserValue value(String type, String value, Validation... rules) {
        return new UserValue(new KeyPair(null, "some"), "", type, List.of(rules), value);
    }

    private static ValueEditor editor(UserValue value) {
        ValueEditor editor = new ValueEditor(value);
        UI.getCurrent().add(editor);
        return editor;
    }

    private TextField field(Component in, String label) {
        return find(TextField.class, in)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    private UUID token() {
        IssueResult issued = tokens.issue(
                owner(),
                client(),
                SESSION,
                UUID.randomUUID(),
                new TokenRequest.Consent(sandbox().consentToken(SHOP, MARIA, "openid email shop_app:oauth")));
        return ((IssueResult.Issued) issued).token().id();
    }

    @Test
    void a_value_of_every_documented_type_goes_there_and_back() {
        Map<KeyPair, UserValue> sent = new LinkedHashMap<>();
        for (MetafieldType type : MetafieldType.all()) {
            String key = "trip_" + type.apiName().replace('.', '_');
            assertThat(owned.create(
                            owner(),
                            client(),
                            UUID.randomUUID(),
                            new DefinitionForm(key, key, "A trip", type.apiName(), null, rules(type))))
                    .as(type.apiName())
                    .isInstanceOf(ChangeResult.Done.class);
            UserValue start =
                    new UserValue(new KeyPair(null, key), key, type.apiName(), rules(type), sample(type.apiName()));
            ValueField field = ValueFields.fit(new Fit(type.apiName(), rules(type), start.value(), false));
            assertThat(field.field().getElement().getProperty("helperText", ""))
                    .as("a field of its own for " + type.apiName())
                    .doesNotContain("as the API writes it");
            assertThat(field.value())
                    .as(type.apiName())
                    .isEqualTo(type.apiName().equals("date_time") ? start.value() + "Z" : start.value());
            sent.put(start.path(), start.with(field.value()));
        }
        UUID token = token();
        List<KeyPair> all = List.copyOf(sent.keySet());
        for (int from = 0; from < all.size(); from += 25) {
            List<KeyPair> some = all.subList(from, Math.min(from + 25, all.size()));
            assertThat(values.set(
                                    owner(),
                                    client(),
                                    SESSION,
                                    token,
                                    UUID.randomUUID(),
                                    some.stream().map(sent::get).toList(),
                                    List.of())
                            .result())
                    .isInstanceOf(ChangeResult.Done.class);
            ValuesResult.Page page = (ValuesResult.Page)
                    values.page(owner(), client(), SESSION, token, MetafieldPage.Paging.first(50), some);
            assertThat(page.values()).hasSize(some.size()).allSatisfy(read -> {
                assertThat(read.value()).isEqualTo(sent.get(read.path()).value());
                assertThat(editor(read).value()).isEqualTo(read.value());
            });
        }
        assertThat(sent).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "money | {\"amount\": \"12.5\", \"currency_code\": \"XTS\"}",
                "money | {\"currency_code\": \"EUR\", \"amount\": \"1\", \"more\": [1]}",
                "rating | {\"value\": \"3.0\", \"scale_min\": \"1\", \"scale_max\": \"5\"}",
                "dimension | { \"unit\":\"cm\",\"value\": 8.20}",
                "dimension | {\"value\": 8.2e1, \"unit\": \"cm\"}",
                "link | {\"text\": \"x\"}",
                "date | yesterday",
                "date_time | 2026-01-12T10:30:00.123456+01:00",
                "boolean | TRUE",
                "number_integer | 1e3",
                "list.number_decimal | [ 1.10 ,2.0]",
                "list.rating | no list at all",
                "list.something_new | [ 1, \"a\"]",
                "something_new | '  {\"a\" : 1} '",
                "'' | '  typed by hand '"
            })
    void what_nobody_touches_stays_letter_by_letter(String type, String value) {
        assertThat(editor(value(type, value)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "money | {\"price\": 1} | not in the form its type usually has",
                "date | yesterday | not in the form its type usually has",
                "something_new | 1 | There is no form for this type yet",
                "'' | 1 | Nobody here has seen this definition"
            })
    void what_no_field_fits_is_edited_as_the_api_writes_it_and_that_is_said(String type, String value, String said) {
        ValueEditor editor = editor(value(type, value));
        TextArea raw = find(TextArea.class, editor).single();
        assertThat(raw.getHelperText()).contains(said);
        assertThat(raw.getValue()).isEqualTo(value);

        raw.setValue("by hand");

        assertThat(editor.value()).isEqualTo("by hand");
    }

    @Test
    void money_is_an_amount_and_a_currency() {
        ValueEditor editor = editor(value("money", ""));
        assertThat(editor.value()).isEmpty();
        field(editor, "Amount").setValue("12.50");
        assertThat(editor.value()).isEqualTo("{\"amount\":\"12.50\",\"currency_code\":\"\"}");
        ComboBox<String> currency = box(editor);
        assertThat(test(currency).getSuggestions())
                .contains("EUR · Euro", "JPY · Japanese Yen")
                .noneMatch(label -> label.startsWith("DEM"));

        currency.setValue("EUR");

        assertThat(editor.value()).isEqualTo("{\"amount\":\"12.50\",\"currency_code\":\"EUR\"}");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> box(Component in) {
        return find(ComboBox.class, in).single();
    }

    @Test
    void a_measure_is_a_number_of_every_digit_and_a_unit() {
        ValueEditor editor = editor(value("weight", "", new Validation("max", "{\"value\": 31.5, \"unit\": \"kg\"}")));
        field(editor, "Number").setValue("0.10000000000000000001");

        assertThat(editor.value())
                .as("in the unit of the definition's rules")
                .isEqualTo("{\"value\":0.10000000000000000001,\"unit\":\"kg\"}");
        assertThat(test(box(editor)).getSuggestions()).containsExactly("kg", "grams", "kilograms", "ounces", "pounds");
        ComponentUtil.fireEvent(box(editor), new ComboBoxBase.CustomValueSetEvent<>(box(editor), true, " stone "));
        assertThat(editor.value()).endsWith("\"unit\":\"stone\"}");
    }

    @Test
    void a_rating_is_a_number_on_the_definitions_scale() {
        ValueEditor editor =
                editor(value("rating", "", new Validation("scale_min", "1"), new Validation("scale_max", "5")));
        assertThat(field(editor, "Value").getHelperText()).isEqualTo("From 1 to 5");

        field(editor, "Value").setValue("4.5");

        assertThat(editor.value()).isEqualTo("{\"value\":\"4.5\",\"scale_min\":\"1\",\"scale_max\":\"5\"}");
    }

    @Test
    void a_link_is_a_text_and_an_address() {
        ValueEditor editor = editor(value("link", ""));
        field(editor, "Text").setValue("More");
        field(editor, "Address").setValue("https://shop.app");

        assertThat(editor.value()).isEqualTo("{\"text\":\"More\",\"url\":\"https://shop.app\"}");
    }

    @Test
    void moments_are_shown_and_sent_in_utc_and_the_field_says_so() {
        ValueEditor editor = editor(value("date_time", "2026-01-12T10:30:05+01:00"));
        DateTimePicker moment = find(DateTimePicker.class, editor).single();
        assertThat(moment.getValue()).isEqualTo(LocalDateTime.of(2026, 1, 12, 9, 30, 5));
        assertThat(moment.getHelperText()).contains("UTC");

        moment.setValue(LocalDateTime.of(2026, 1, 12, 9, 30));

        assertThat(editor.value()).isEqualTo("2026-01-12T09:30:00Z");
    }

    @Test
    void a_day_and_a_yes_or_no_have_fields_of_their_own() {
        ValueEditor day = editor(value("date", ""));
        find(DatePicker.class, day).single().setValue(LocalDate.of(2026, 2, 3));
        assertThat(day.value()).isEqualTo("2026-02-03");

        ValueEditor decided = editor(value("boolean", ""));
        assertThat(decided.value()).as("undecided").isEmpty();
        test(find(Select.class, decided).single()).selectItem("False");
        assertThat(decided.value()).isEqualTo("false");
    }

    @Test
    @SuppressWarnings("unchecked")
    void out_of_choices_many_are_chosen_and_those_that_stay_keep_their_letters() {
        ValueEditor editor = editor(value(
                "list.single_line_text_field",
                "[\"\\u0064e\", \"en\", \"tlh\"]",
                new Validation("choices", "[\"de\", \"en\", \"fr\"]")));
        MultiSelectComboBox<String> box =
                find(MultiSelectComboBox.class, editor).single();
        assertThat(test(box).getSuggestions()).containsExactly("de", "en", "fr", "tlh");

        box.setValue(new LinkedHashSet<>(List.of("fr", "tlh", "de")));

        assertThat(editor.value()).isEqualTo("[\"\\u0064e\",\"tlh\",\"fr\"]");
    }

    @Test
    void items_of_a_list_that_nobody_touched_keep_line_breaks_and_blanks() {
        String value = "[ \"two\\nlines\", \" blank \", \"\", \"last\" ]";
        ValueEditor editor = editor(value("list.single_line_text_field", value));
        assertThat(editor.value()).isEqualTo(value);

        test(find(Button.class, editor).withText("Add an item").single()).click();
        find(TextField.class, editor).all().getLast().setValue("new");
        assertThat(editor.value()).isEqualTo("[\"two\\nlines\",\" blank \",\"\",\"last\",\"new\"]");

        List<Button> removals = find(Button.class, editor)
                .withCondition(one -> one.getAriaLabel().orElse("").startsWith("Remove item"))
                .all();
        test(removals.get(2)).click();
        assertThat(editor.value()).isEqualTo("[\"two\\nlines\",\" blank \",\"last\",\"new\"]");
    }

    @Test
    void items_of_a_list_have_the_field_of_their_type() {
        ValueEditor editor = editor(value("list.dimension", "[{\"value\": 1.0, \"unit\": \"cm\"}]"));
        test(find(Button.class, editor).withText("Add an item").single()).click();
        List<TextField> numbers = find(TextField.class, editor).all();
        numbers.getLast().setValue("2.50");
        ((ComboBox<String>) find(ComboBox.class, editor).all().getLast()).setValue("meters");

        assertThat(editor.value())
                .isEqualTo("[{\"value\": 1.0, \"unit\": \"cm\"},{\"value\":2.50,\"unit\":\"meters\"}]");
    }

    @Test
    void what_was_typed_and_is_no_day_is_neither_left_out_nor_taken_for_nothing() {
        ValueEditor editor = editor(value("list.date", "[\"2026-02-03\"]"));
        test(find(Button.class, editor).withText("Add an item").single()).click();
        assertThat(editor.value()).as("an item without anything is none").isEqualTo("[\"2026-02-03\"]");
        // As the browser tells of text that it cannot read.
        Element last = find(DatePicker.class, editor).all().getLast().getElement();
        last.setProperty("_inputElementValue", "31.12.2026");
        last.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(last, "unparsable-change", JacksonUtils.createObjectNode()));

        assertThat(editor.value()).isEqualTo("[\"2026-02-03\",\"?\"]");
        assertThat(ValueRules.check("list.date", List.of(), editor.value())).isNotEmpty();

        ValueEditor moment = editor(value("date_time", ""));
        assertThat(moment.value()).isEmpty();
        find(DatePicker.class, moment).single().setValue(LocalDate.of(2026, 2, 3));
        assertThat(moment.value()).as("a day without its hour").isEqualTo("?");
        assertThat(ValueRules.check("date_time", List.of(), moment.value())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1.10,2]", "[\"1.10\",\"2\"]"})
    void numbers_of_a_list_are_written_as_their_neighbours_are(String value) {
        ValueEditor editor = editor(value("list.number_decimal", value));
        find(TextField.class, editor).all().getLast().setValue("3.00");

        assertThat(editor.value()).isEqualTo(value.replace("2", "3.00"));
    }

    @Test
    void every_definition_is_found_however_many_there_are() {
        assertThat(owned.create(
                        owner(),
                        client(),
                        UUID.randomUUID(),
                        new DefinitionForm("crowd", "Crowd", "A crowd", "number_integer", null, List.of())))
                .isInstanceOf(ChangeResult.Done.class);
        jdbc.sql("""
                insert into mirror_definition (client_id, uuid, key, name, type, definition, seen_at)
                select client_id, uuid || n, 'crowd_' || n, name, type,
                       replace(definition, '"crowd"', '"crowd_' || n || '"'), seen_at
                from mirror_definition, generate_series(1001, 2200) n where key = 'crowd'""").update();
        Offered offered = new Offered(definitions, owner(), client(), List.of());
        ValueRow row = new ValueRow(offered, null, value -> null, gone -> {});
        UI.getCurrent().add(row);
        ComboBox<UserValue> box = definition(row);

        test(box).setFilter("crowd_21");

        assertThat(test(box).getSuggestions()).hasSize(100).contains("crowd_2199");
        assertThat(offered.count("crowd_")).isEqualTo(1200);
        List<String> all = new ArrayList<>();
        for (int from = 0; from < 1200; from += 100) {
            offered.fetch("crowd_", from, 100)
                    .forEach(value -> all.add(value.path().key()));
        }
        assertThat(all).hasSize(1200).doesNotHaveDuplicates();
        jdbc.sql("delete from mirror_definition where key like 'crowd_%'").update();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<UserValue> definition(ValueRow row) {
        return find(ComboBox.class, row)
                .withCondition(box -> "Definition".equals(box.getLabel()))
                .single();
    }

    @Test
    void a_value_seen_that_no_definition_belongs_to_is_offered_first_and_with_what_is_there() {
        UserValue shared = new UserValue(new KeyPair("elsewhere", "tier"), "Tier", "boolean", List.of(), "true");
        Offered offered = new Offered(definitions, owner(), client(), List.of(shared));

        assertThat(offered.fetch("", 0, 5)).first().isEqualTo(shared);
        assertThat(offered.fetch("", 1, 5)).doesNotContain(shared);
        assertThat(offered.fetch("elsewhere", 0, 5)).containsExactly(shared);
        assertThat(offered.count("")).isEqualTo(definitions.count(owner(), client(), "") + 1);
    }

    @Test
    void a_path_that_nobody_has_seen_can_be_typed_and_its_value_is_text() {
        Offered offered = new Offered(definitions, owner(), client(), List.of());
        ValueRow row = new ValueRow(offered, null, value -> null, gone -> {});
        UI.getCurrent().add(row);
        ComboBox<UserValue> box = definition(row);
        ComponentUtil.fireEvent(box, new ComboBoxBase.CustomValueSetEvent<>(box, true, "no path at all"));
        assertThat(box.getErrorMessage()).contains("A path is a key");
        assertThat(row.value()).isNull();

        ComponentUtil.fireEvent(box, new ComboBoxBase.CustomValueSetEvent<>(box, true, " care.unheard_of "));

        find(TextArea.class, row).single().setValue("whatever");
        assertThat(row.value())
                .isEqualTo(UserValue.untyped(new KeyPair("care", "unheard_of")).with("whatever"));
        assertThat(row.changed()).isTrue();
    }
}
