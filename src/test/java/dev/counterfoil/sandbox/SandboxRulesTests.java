package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.sandbox.Definition.Rule;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Validation rules, type by type. */
class SandboxRulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    single_line_text_field | min | 0
                    single_line_text_field | choices | ["a","b"]
                    multi_line_text_field  | max | 600
                    multi_line_text_field  | regex | ^[a-z]+$
                    id                     | regex | ^LC-[0-9]{8}$
                    number_integer         | min | -9007199254740991
                    number_decimal         | max | 12.50
                    number_decimal         | max_precision | 9
                    date                   | min | 2024-02-29
                    date_time              | max | 2030-01-01T00:00:00
                    date_time              | max | 2030-01-01T00:00:00+02:00
                    dimension              | min | {"value": 1.5, "unit": "cm"}
                    antenna_gain           | max | {"value": 8, "unit": "decibels_isotropic"}
                    url                    | allowed_domains | ["acme.example"]
                    link                   | allowed_domains | ["shop.acme.example","xn--80ak6aa92e.example"]
                    file_reference         | file_type_options | ["Image","Video"]
                    metaobject_reference   | metaobject_definition_id | gid://shopify/MetaobjectDefinition/1
                    mixed_reference        | metaobject_definition_ids | ["gid://shopify/MetaobjectDefinition/1"]
                    list.number_integer    | list.max | 10
                    list.number_integer    | min | 0
                    list.color             | list.min | 1
                    """)
    void a_fitting_rule_passes(String type, String name, String value) {
        assertThat(check(type, new Rule(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    single_line_text_field | min | -1
                    single_line_text_field | min | 1.5
                    single_line_text_field | min | ``
                    single_line_text_field | choices | a,b
                    single_line_text_field | choices | []
                    single_line_text_field | choices | ["a","a"]
                    single_line_text_field | choices | ["a",1]
                    single_line_text_field | choices | {"a":"b"}
                    single_line_text_field | regex | (?=a)b
                    single_line_text_field | regex | (a)\\1
                    number_integer         | min | 1.0
                    number_integer         | max | 9007199254740992
                    number_decimal         | max | 1e400
                    number_decimal         | max | NaN
                    number_decimal         | max_precision | 10
                    date                   | min | 2023-02-29
                    date                   | min | 01.02.2024
                    date_time              | min | 2024-01-01
                    weight                 | max | 31.5
                    weight                 | max | {"value": "31", "unit": "kg"}
                    url                    | allowed_domains | ["https://acme.example"]
                    url                    | allowed_domains | ["localhost"]
                    file_reference         | file_type_options | ["Svg"]
                    metaobject_reference   | metaobject_definition_id | 7
                    list.date              | list.max | many
                    """)
    void a_value_that_does_not_fit_is_refused_at_the_value(String type, String name, String value) {
        assertThat(check(type, new Rule(name, value)))
                .singleElement()
                .asString()
                .startsWith("validations.0.value: ");
    }

    @ParameterizedTest
    @CsvSource({
        "boolean,min,1",
        "color,choices,x",
        "multi_line_text_field,choices,x",
        "money,max,1",
        "rating,min,1",
        "number_integer,max_precision,1",
        "number_integer,list.max,1",
        "product_reference,regex,x",
        "url,min,1"
    })
    void a_rule_that_the_type_does_not_know_is_refused_at_the_name(String type, String name, String value) {
        assertThat(check(type, new Rule(name, value)).getFirst()).startsWith("validations.0.name: ");
    }

    @Test
    void the_ends_of_a_range_may_meet_but_not_cross() {
        assertThat(check("number_decimal", new Rule("min", "1.0"), new Rule("max", "1")))
                .isEmpty();
        assertThat(check("number_decimal", new Rule("min", "1.1"), new Rule("max", "1")))
                .hasSize(1);
        assertThat(check("number_integer", new Rule("min", "10"), new Rule("max", "9")))
                .hasSize(1);
        assertThat(check("date", new Rule("min", "2024-10-01"), new Rule("max", "2024-09-30")))
                .hasSize(1);
        assertThat(check(
                        "date_time",
                        new Rule("min", "2024-01-01T10:00:00Z"),
                        new Rule("max", "2024-01-01T11:00:00+02:00")))
                .hasSize(1);
        assertThat(check(
                        "weight",
                        new Rule("min", "{\"value\":2,\"unit\":\"kg\"}"),
                        new Rule("max", "{\"value\":1,\"unit\":\"kg\"}")))
                .hasSize(1);
        assertThat(check(
                        "weight",
                        new Rule("min", "{\"value\":2,\"unit\":\"g\"}"),
                        new Rule("max", "{\"value\":1,\"unit\":\"kg\"}")))
                .isEmpty();
        assertThat(check("list.url", new Rule("list.min", "3"), new Rule("list.max", "2")))
                .hasSize(1);
    }

    @Test
    void some_types_insist_on_a_rule() {
        assertThat(check("rating", new Rule("scale_min", "1")))
                .containsExactly("validations: Validations require that you set 'scale_max' for type 'rating'.");
        assertThat(check("rating", new Rule("scale_min", "1"), new Rule("scale_max", "5")))
                .isEmpty();
        assertThat(check("metaobject_reference")).hasSize(1);
        assertThat(check("mixed_reference")).hasSize(1);
    }

    @Test
    void there_are_at_most_128_choices() {
        assertThat(check("single_line_text_field", new Rule("choices", choices(128))))
                .isEmpty();
        assertThat(check("single_line_text_field", new Rule("choices", choices(129))))
                .hasSize(1);
    }

    private static String choices(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"c" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void json_is_no_type_and_most_types_have_a_list_form() {
        assertThat(FieldTypes.names())
                .contains("boolean", "list.color", "volumetric_flow_rate", "list.product_reference", "rich_text_field")
                .doesNotContain("json", "list.json", "list.boolean", "list.money");
    }

    @Test
    void the_seed_keeps_the_rules_itself() {
        State state = new State(0);
        List<Event> events = Seed.events();
        events.forEach(state::apply);
        for (Event event : events) {
            Definition definition = event.definition();
            if (definition != null) {
                Gatherer errors = new Gatherer(definition.name());
                DefinitionRules.name(definition.name(), errors);
                DefinitionRules.description(definition.description(), errors);
                ValidationRules.check(
                        FieldTypes.find(definition.type()).orElseThrow(), definition.validations(), errors);
                assertThat(errors.all()).isEmpty();
            }
            if (event.placement() != null) {
                Gatherer errors = new Gatherer("key");
                DefinitionRules.key(event.placement().key(), errors);
                assertThat(errors.all()).isEmpty();
            }
        }
        assertThat(Seed.events()).isEqualTo(events);
    }

    private static List<String> check(String type, Rule... rules) {
        Gatherer errors = new Gatherer("validations");
        ValidationRules.check(FieldTypes.find(type).orElseThrow(), List.of(rules), errors);
        List<String> told = new ArrayList<>();
        errors.all().forEach(error -> told.add(String.join(".", error.field()) + ": " + error.message()));
        return told;
    }
}
