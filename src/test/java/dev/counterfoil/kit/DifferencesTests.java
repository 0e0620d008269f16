package dev.counterfoil.kit;

import static dev.counterfoil.kit.Differences.Kind.ADDED;
import static dev.counterfoil.kit.Differences.Kind.REMOVED;
import static dev.counterfoil.kit.Differences.Kind.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.kit.Differences.Line;
import org.junit.jupiter.api.Test;

class DifferencesTests {

    @Test
    void a_changed_field_is_told_as_what_went_and_what_came() {
        assertThat(Differences.between("{\"a\":1,\"b\":\"x\"}", "{\"a\":1,\"b\":\"y\"}"))
                .containsExactly(new Line(SAME, "a", "1"), new Line(REMOVED, "b", "x"), new Line(ADDED, "b", "y"));
    }

    @Test
    void as_fields_only_what_differs_is_told_each_once_and_whole() {
        assertThat(Differences.fields(
                        "{\"a\":1,\"b\":\"one\\ntwo\",\"c\":{\"d\":2}}", "{\"a\":1,\"b\":\"one\\nthree\",\"e\":3}"))
                .containsExactly(
                        new Differences.Field("b", "one\ntwo", "one\nthree"),
                        new Differences.Field("c.d", "2", null),
                        new Differences.Field("e", null, "3"));
    }

    @Test
    void what_did_not_exist_before_is_all_new() {
        assertThat(Differences.between(null, "{\"a\":{\"b\":true}}")).containsExactly(new Line(ADDED, "a.b", "true"));
    }

    @Test
    void a_named_element_put_in_front_leaves_the_others_unchanged() {
        assertThat(
                        Differences.between(
                                "{\"grants\":[{\"name\":\"Loyalty\",\"level\":\"READ\"}]}",
                                "{\"grants\":[{\"name\":\"Checkout\",\"level\":\"READ\"},{\"name\":\"Loyalty\",\"level\":\"READ\"}]}"))
                .filteredOn(line -> line.path().startsWith("grants[Loyalty]"))
                .extracting(Line::kind)
                .containsOnly(SAME);
    }

    @Test
    void what_has_a_name_and_one_value_takes_one_line() {
        assertThat(
                        Differences.between(
                                "{\"grants\":[{\"__typename\":\"T\",\"granteeId\":\"gid://shopify/Client/1003\",\"grant\":\"READ\"}]}",
                                "{\"grants\":[{\"__typename\":\"T\",\"granteeId\":\"gid://shopify/Client/1003\",\"grant\":\"ADMIN\"}]}"))
                .containsExactly(
                        new Line(REMOVED, "grants[gid://shopify/Client/1003]", "READ"),
                        new Line(ADDED, "grants[gid://shopify/Client/1003]", "ADMIN"));
    }

    @Test
    void what_has_only_a_name_is_not_lost() {
        assertThat(Differences.between(null, "{\"roles\":[{\"role\":\"group\"}]}"))
                .containsExactly(new Line(ADDED, "roles[group].role", "group"));
    }

    @Test
    void texts_of_several_lines_are_compared_line_by_line() {
        assertThat(Differences.between("{\"t\":\"a\\nb\\nc\"}", "{\"t\":\"a\\nB\\nc\"}"))
                .containsExactly(
                        new Line(SAME, "t", "a"),
                        new Line(REMOVED, "t", "b"),
                        new Line(ADDED, "t", "B"),
                        new Line(SAME, "t", "c"));
    }

    @Test
    void null_and_absence_differ() {
        assertThat(Differences.between("{\"a\":null,\"b\":1}", "{\"b\":1}"))
                .containsExactly(new Line(REMOVED, "a", "null"), new Line(SAME, "b", "1"));
    }

    @Test
    void a_text_that_is_not_json_is_shown_as_it_is() {
        assertThat(Differences.between(null, "{\"cut\":")).containsExactly(new Line(ADDED, "", "{\"cut\":"));
    }

    @Test
    void two_elements_of_one_name_are_both_told() {
        assertThat(Differences.between(null, "[\"x\",\"x\"]")).hasSize(2);
        assertThat(Differences.between(null, "[{\"name\":\"min\",\"value\":1},{\"name\":\"min\",\"value\":2}]"))
                .containsExactly(
                        new Line(ADDED, "[min]", "1"),
                        new Line(ADDED, "[1].name", "min"),
                        new Line(ADDED, "[1].value", "2"));
    }
}
