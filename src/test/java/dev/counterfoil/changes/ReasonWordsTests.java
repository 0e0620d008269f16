package dev.counterfoil.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.upstream.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every code that says why an operation did not plainly succeed has words: in the record, and for whom it happens to. */
class ReasonWordsTests {

    /** Written by hand. */
    static final List<String> CODES = List.of(
            // Nothing was sent.
            "ORIGIN_NOT_ALLOWED",
            "UNKNOWN_HOST",
            "PRIVATE_ADDRESS",
            "REFUSED",
            "CONNECT_TIMEOUT",
            "TLS",
            "LEASE_EXPIRED",
            "NOT_A_QUERY",
            "SHUTTING_DOWN",
            // What an answer is.
            "HTTP_301",
            "HTTP_302",
            "HTTP_303",
            "HTTP_307",
            "HTTP_308",
            "HTTP_400",
            "HTTP_401",
            "HTTP_403",
            "HTTP_404",
            "HTTP_429",
            "HTTP_500",
            "HTTP_502",
            "HTTP_503",
            "HTTP_504",
            "MALFORMED",
            "TIMED_OUT",
            "CONNECTION_LOST",
            "GRAPHQL_ERRORS",
            "USER_ERRORS",
            "WITH_ERRORS",
            // What user errors say, where their words may not be recorded.
            "INVALID_TOKEN",
            "NO_CONSENT",
            "NO_USER",
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            // What the reconciler found.
            "STOPPED_BEFORE_SENDING",
            "STOPPED_WHILE_SENDING",
            "DIFFERENT",
            "UNREADABLE",
            "CANNOT_TELL",
            "TOKEN_NOT_KEPT",
            "TREAT_AS_ISSUED");

    private static final Pattern CODE_IN_SOURCE =
            Pattern.compile("(?:CannotTell\\(|this\\(|me, |\\? |: |\"HTTP_\" \\+ )\"([A-Z]+(?:_[A-Z]+)*)\"");

    private final IcuTranslations texts = new IcuTranslations(false);

    @ParameterizedTest
    @FieldSource("CODES")
    void each_has_words_in_the_record_and_for_whom_it_happens_to(String code) {
        assertThat(texts.keys()).contains("audit.reason." + code, "changes.reason." + code);
    }

    @Test
    void any_other_status_has_words_too() {
        assertThat(texts.keys()).contains("audit.reason.HTTP", "changes.reason.HTTP");
    }

    @Test
    void no_history_says_that_the_portal_tried_what_it_only_found_out() {
        List<String> lines = texts.keys().stream()
                .filter(key -> key.matches("changes\\.history\\..*(UNKNOWN|NOT_SENT)"))
                .toList();
        assertThat(lines).contains("changes.history.UNKNOWN", "changes.history.NOT_SENT");
        for (String key : lines) {
            assertThat(texts.getTranslation(key, Locale.ENGLISH, "Counterfoil", "deleting it", "nobody"))
                    .as(key)
                    .doesNotContain("Counterfoil");
            assertThat(texts.getTranslation(key, Locale.ENGLISH, "Ada", "deleting it", "somebody"))
                    .as(key)
                    .startsWith("Ada");
        }
    }

    @Test
    void no_reason_to_send_nothing_is_left_out() {
        assertThat(CODES)
                .containsAll(
                        Arrays.stream(Answer.Reason.values()).map(Enum::name).toList());
    }

    @Test
    void no_code_that_is_written_where_outcomes_are_decided_is_left_out() throws IOException {
        for (String file : List.of(
                "changes/Verdict",
                "changes/Reconciler",
                "changes/OperationKind",
                "usertokens/IssueToken",
                "usertokens/RefreshToken")) {
            String source = Files.readString(Path.of("src/main/java/dev/counterfoil/" + file + ".java"));
            assertThat(CODES)
                    .as(file)
                    .containsAll(CODE_IN_SOURCE
                            .matcher(source)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        }
    }
}
