package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void a_record_ends_in_crlf_and_empty_fields_stay() {
        assertThat(new Csv().line("a", "", "c").line("d", "e", "f")).hasToString("a,,c\r\nd,e,f\r\n");
    }

    @Test
    void what_would_end_a_field_or_a_record_is_quoted_and_quotes_are_doubled() {
        assertThat(new Csv().line("one, two", "say \"yes\"", "first\nsecond", "plain"))
                .hasToString("\"one, two\",\"say \"\"yes\"\"\",\"first\nsecond\",plain\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"http://evil.example\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void what_a_spreadsheet_would_run_is_made_text(String formula) {
        assertThat(new Csv().line(formula).toString().replace("\"", "")).startsWith("'" + formula.charAt(0));
    }

    @Test
    void a_sign_inside_a_value_is_left_alone() {
        assertThat(new Csv().line("a=b", "loyalty-tier", "x@example.com"))
                .hasToString("a=b,loyalty-tier,x@example.com\r\n");
    }
}
