package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTests {

    private static final DefinitionForm GOOD =
            form("loyalty_tier", "Loyalty tier", "What a person has reached.", "single_line_text_field", null);

    @Test
    void a_good_form_has_no_problem() {
        assertThat(DefinitionRules.check(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "with space", "ümlaut", "semi;colon", "nul\u0000", "line\nbreak"})
    void a_bad_key_is_refused_on_its_field(String key) {
        assertThat(DefinitionRules.check(form(key, "n", "d", "boolean", null)))
                .containsExactly(FieldProblem.of("key", "KEY_FORMAT"));
    }

    @Test
    void a_key_of_64_characters_passes_and_one_of_65_does_not() {
        assertThat(DefinitionRules.check(form("k".repeat(64), "n", "d", "boolean", null)))
                .isEmpty();
        assertThat(DefinitionRules.check(form("k".repeat(65), "n", "d", "boolean", null)))
                .hasSize(1);
    }

    @Test
    void a_period_in_a_key_is_explained() {
        assertThat(DefinitionRules.check(form("a.b", "n", "d", "boolean", null)))
                .containsExactly(FieldProblem.of("key", "KEY_PERIOD"));
    }

    @Test
    void a_name_of_ten_thousand_characters_is_refused() {
        assertThat(DefinitionRules.check(form("key", "n".repeat(10_000), "d", "boolean", null)))
                .containsExactly(FieldProblem.of("name", "NAME_TOO_LONG"));
    }

    @Test
    void control_characters_are_refused_but_lines_in_a_description_are_not() {
        assertThat(DefinitionRules.check(form("key", "bell\u0007", "one\ntwo", "boolean", null)))
                .containsExactly(FieldProblem.of("name", "CONTROL_CHARACTERS"));
        assertThat(DefinitionRules.check(form("key", "n", "nul\u0000", "boolean", null)))
                .containsExactly(FieldProblem.of("description", "CONTROL_CHARACTERS"));
    }

    @Test
    void an_unknown_type_is_refused_and_so_is_json() {
        assertThat(DefinitionRules.check(form("key", "n", "d", "json", null)))
                .containsExactly(FieldProblem.of("type", "TYPE_UNKNOWN"));
        assertThat(DefinitionRules.check(form("key", "n", "d", "", null)))
                .containsExactly(FieldProblem.of("type", "REQUIRED"));
    }

    @Test
    void every_field_is_checked_at_once() {
        assertThat(DefinitionRules.check(form("!", "", "", "nope", "bad namespace")))
                .extracting(FieldProblem::field)
                .containsExactly("key", "name", "description", "namespace", "type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "single_line_text_field | min | 3",
                "single_line_text_field | regex | ^[A-Z]+$",
                "single_line_text_field | choices | [\"gold\",\"silver\"]",
                "number_integer | min | -5",
                "number_decimal | max | 2.75",
                "number_decimal | max_precision | 2",
                "date | min | 2026-11-22",
                "date_time | max | 2026-11-22T10:00:00Z",
                "dimension | min | {\"value\": 40, \"unit\": \"cm\"}",
                "list.date | list.max | 12",
                "link | allowed_domains | [\"example.com\"]",
                "url | allowed_domains | [\"example.com\"]"
            })
    void a_rule_that_fits_passes(String type, String rule, String value) {
        assertThat(check(type, new Validation(rule, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | min | 3 | name | RULE_DOES_NOT_FIT",
                "single_line_text_field | min | three | value | LENGTH",
                "single_line_text_field | min | -1 | value | LENGTH",
                "single_line_text_field | regex | [ | value | REGEX",
                "single_line_text_field | choices | gold, silver | value | CHOICES",
                "single_line_text_field | choices | [\"gold\",\"gold\"] | value | CHOICES",
                "single_line_text_field | choices | [] | value | CHOICES",
                "number_integer | max | 1.5 | value | WHOLE_NUMBER",
                "number_decimal | max | much | value | NUMBER",
                "number_decimal | max_precision | 12 | value | PRECISION",
                "dimension | min | 40 cm | value | MEASURE",
                "number_integer | choices | [\"1\"] | name | RULE_DOES_NOT_FIT",
                "file_reference | file_type_options | [\"Sound\"] | value | FILE_TYPES",
                "date | min | 22.11.2026 | value | DATE",
                "date_time | min | yesterday | value | DATE_TIME"
            })
    void a_rule_that_does_not_fit_is_refused_on_its_row(
            String type, String rule, String value, String part, String code) {
        assertThat(check(type, new Validation(rule, value)))
                .containsExactly(FieldProblem.of("validations.0." + part, code));
    }

    @Test
    void a_least_above_the_most_is_refused_whichever_comes_first() {
        assertThat(check("number_integer", new Validation("min", "9"), new Validation("max", "3")))
                .containsExactly(FieldProblem.of("validations.1.value", "MIN_ABOVE_MAX"));
        assertThat(check("number_integer", new Validation("max", "3"), new Validation("min", "9")))
                .containsExactly(FieldProblem.of("validations.1.value", "MIN_ABOVE_MAX"));
    }

    @Test
    void the_same_rule_twice_is_refused() {
        assertThat(check("number_integer", new Validation("min", "1"), new Validation("min", "2")))
                .containsExactly(FieldProblem.of("validations.1.name", "RULE_TWICE"));
    }

    @Test
    void more_than_128_choices_are_refused() {
        String choices = java.util.stream.IntStream.range(0, 129)
                .mapToObj(i -> "\"c" + i + "\"")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        assertThat(check("single_line_text_field", new Validation("choices", choices)))
                .containsExactly(FieldProblem.of("validations.0.value", "CHOICES"));
    }

    @Test
    void of_a_definition_that_exists_only_what_differs_is_judged() {
        List<Validation> odd = List.of(new Validation("newer_rule", "x"), new Validation("min", "three"));
        MetafieldDefinition opened =
                new MetafieldDefinition("u", null, "k", null, null, "type_of_tomorrow", "", odd, null);
        assertThat(DefinitionRules.check(opened, new DefinitionForm("k", "", "", "type_of_tomorrow", null, odd)))
                .isEmpty();
        assertThat(DefinitionRules.check(
                        opened,
                        new DefinitionForm(
                                "k",
                                "Name",
                                "",
                                "type_of_tomorrow",
                                null,
                                List.of(odd.get(0), new Validation("", "")))))
                .containsExactly(FieldProblem.of("validations.1.name", "REQUIRED"));
    }

    private static List<FieldProblem> check(String type, Validation... rules) {
        return DefinitionRules.check(new DefinitionForm("key", "n", "d", type, null, List.of(rules)));
    }

    private static DefinitionForm form(
            String key, String name, String description, String type, @Nullable String namespace) {
        return new DefinitionForm(key, name, description, type, namespace, List.of());
    }
}
