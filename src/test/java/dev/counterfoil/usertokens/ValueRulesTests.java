package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTests {

    private static List<Validation> rule(String name, String value) {
        return List.of(new Validation(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | true",
                "number_integer | -42",
                "number_decimal | 9.95",
                "date | 2026-11-22",
                "date_time | 2026-11-22T18:30:00Z",
                "date_time | 2026-11-22T18:30:00",
                "color | #2b4FD8",
                "url | https://shop.app/x",
                "single_line_text_field | Gold",
                "money | {\"amount\":\"9.90\",\"currency_code\":\"EUR\"}",
                "list.number_integer | [1,2]",
                "something_new | whatever it may be"
            })
    void a_value_of_its_type_passes(String type, String value) {
        assertThat(ValueRules.check(type, List.of(), value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | yes | VALUE_BOOLEAN",
                "number_integer | 1.5 | VALUE_INTEGER",
                "number_decimal | 1,5 | VALUE_DECIMAL",
                "date | 22.11.2026 | VALUE_DATE",
                "date_time | 2026-11-22 | VALUE_DATE_TIME",
                "color | red | VALUE_COLOR",
                "url | javascript:alert(1) | VALUE_URL",
                "url | shop.app | VALUE_URL",
                "rating | 4.5 stars | VALUE_JSON",
                "list.number_integer | 1 2 | VALUE_LIST",
                "list.number_integer | [1,\"x\"] | VALUE_INTEGER"
            })
    void any_other_is_told_apart(String type, String value, String code) {
        assertThat(ValueRules.check(type, List.of(), value)).contains(code);
    }

    @Test
    void the_definitions_rules_are_kept() {
        assertThat(ValueRules.check("single_line_text_field", rule("max", "3"), "Gold"))
                .contains("VALUE_LENGTH");
        assertThat(ValueRules.check("single_line_text_field", rule("min", "5"), "Gold"))
                .contains("VALUE_SHORT");
        assertThat(ValueRules.check("single_line_text_field", rule("choices", "[\"Gold\"]"), "Tin"))
                .contains("VALUE_CHOICE");
        assertThat(ValueRules.check("single_line_text_field", rule("regex", "^[A-Z]+$"), "Gold"))
                .contains("VALUE_PATTERN");
        assertThat(ValueRules.check("number_integer", rule("min", "10"), "9")).contains("VALUE_SMALL");
        assertThat(ValueRules.check("number_decimal", rule("max", "10"), "10.01"))
                .contains("VALUE_LARGE");
        assertThat(ValueRules.check("number_decimal", rule("max_precision", "1"), "1.25"))
                .contains("VALUE_PRECISION");
        assertThat(ValueRules.check("date", rule("min", "2026-01-01"), "2025-12-31"))
                .contains("VALUE_EARLY");
        assertThat(ValueRules.check("date", rule("max", "2026-01-01"), "2026-01-02"))
                .contains("VALUE_LATE");
    }

    @Test
    void a_pattern_that_does_not_compile_is_left_to_the_api() {
        assertThat(ValueRules.check("single_line_text_field", rule("regex", "("), "x"))
                .isEmpty();
    }

    @Test
    void a_pattern_cannot_look_at_a_value_for_ever() {
        Impatient text = new Impatient("x");

        assertThatExceptionOfType(Impatient.Exhausted.class).isThrownBy(() -> {
            while (true) {
                text.charAt(0);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "money | {\"amount\":\"twelve\",\"currency_code\":\"EUR\"} | VALUE_AMOUNT",
                "money | {\"amount\":\"12\",\"currency_code\":\"\"} | VALUE_CURRENCY",
                "rating | {\"value\":\"6\",\"scale_min\":\"1\",\"scale_max\":\"5.0\"} | VALUE_SCALE",
                "rating | {\"value\":\"much\",\"scale_min\":\"1\",\"scale_max\":\"5.0\"} | VALUE_RATING",
                "weight | {\"value\":\"2\",\"unit\":\"kg\"} | VALUE_MEASURE",
                "weight | {\"value\":2,\"unit\":\" \"} | VALUE_UNIT",
                "link | {\"text\":\"More\",\"url\":\"shop.app\"} | VALUE_URL",
                "list.weight | [{\"value\":2,\"unit\":\"kg\"},{\"value\":2}] | VALUE_UNIT"
            })
    void the_parts_of_a_value_are_looked_at_each(String type, String value, String code) {
        assertThat(ValueRules.check(type, List.of(), value)).contains(code);
    }

    @Test
    void a_measure_is_compared_with_bounds_of_its_own_unit_only() {
        List<Validation> rules = rule("max", "{\"value\": 31.5, \"unit\": \"kg\"}");
        assertThat(ValueRules.check("weight", rules, "{\"value\":31.50,\"unit\":\"kg\"}"))
                .isEmpty();
        assertThat(ValueRules.check("weight", rules, "{\"value\":31.51,\"unit\":\"kg\"}"))
                .contains("VALUE_LARGE");
        assertThat(ValueRules.check("weight", rules, "{\"value\":3000,\"unit\":\"g\"}"))
                .isEmpty();
    }

    @Test
    void moments_are_compared_as_moments_however_they_are_written() {
        List<Validation> rules = rule("min", "2026-01-12T09:30:00");
        assertThat(ValueRules.check("date_time", rules, "2026-01-12T10:29:59+01:00"))
                .contains("VALUE_EARLY");
        assertThat(ValueRules.check("date_time", rules, "2026-01-12T10:30:00+01:00"))
                .isEmpty();
    }

    @Test
    void addresses_keep_to_the_domains_that_are_allowed() {
        List<Validation> rules = rule("allowed_domains", "[\"acme.example\"]");
        assertThat(ValueRules.check("url", rules, "https://acme.example/x")).isEmpty();
        assertThat(ValueRules.check("url", rules, "https://notacme.example/x")).contains("VALUE_DOMAIN");
        assertThat(ValueRules.check("link", rules, "{\"text\":\"x\",\"url\":\"https://other.example\"}"))
                .contains("VALUE_DOMAIN");
    }

    @Test
    void the_length_of_a_list_is_counted() {
        assertThat(ValueRules.check("list.number_integer", rule("list.min", "2"), "[1]"))
                .contains("VALUE_FEW");
        assertThat(ValueRules.check("list.number_integer", rule("list.max", "1"), "[1,2]"))
                .contains("VALUE_LIST_LONG");
    }

    @Test
    void zeros_at_the_end_are_no_precision() {
        assertThat(ValueRules.check("number_decimal", rule("max_precision", "1"), "1.20"))
                .isEmpty();
    }

    @Test
    void a_path_that_was_typed_has_a_key_and_no_blanks() {
        assertThat(ValueDefinitions.path("care.support.vip")).contains(new KeyPair("care.support", "vip"));
        assertThat(List.of("", "a b", ".a", "a.", "a..b", "a\tb", "x".repeat(256)))
                .allSatisfy(typed -> assertThat(ValueDefinitions.path(typed)).isEmpty());
        assertThat(UserValues.check(
                        List.of(UserValue.untyped(new KeyPair(null, "a b")).with("x"))))
                .extracting(problem -> problem.field() + " " + problem.code())
                .containsExactly("0.identifier PATH_ODD");
    }

    @Test
    void problems_are_tied_to_their_place_in_the_form() {
        UserValue size = new UserValue(new KeyPair(null, "size"), "", "number_integer", List.of(), "x");

        assertThat(UserValues.check(List.of(size, size)))
                .extracting(problem -> problem.field() + " " + problem.code())
                .containsExactly("0.value VALUE_INTEGER", "1.identifier VALUE_TWICE", "1.value VALUE_INTEGER");
        assertThat(UserValues.check(List.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("VALUES_NONE"));
    }
}
