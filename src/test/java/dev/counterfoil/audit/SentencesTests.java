package dev.counterfoil.audit;

import static dev.counterfoil.audit.Samples.byNobody;
import static dev.counterfoil.audit.Samples.create;
import static dev.counterfoil.audit.Samples.entry;
import static dev.counterfoil.audit.Samples.erased;
import static dev.counterfoil.audit.Samples.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTests {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    private final Sentences sentences = new Sentences(
            (key, arguments) -> new MessageFormat(TEXTS.getString(key), Locale.ENGLISH).format(arguments));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REQUESTED            | Ada Okafor asked to create loyalty_tier
                    SUCCEEDED            | Ada Okafor created loyalty_tier
                    REFUSED              | Ada Okafor was refused creating loyalty_tier: key in use
                    NOT_SENT             | Ada Okafor wanted to create loyalty_tier, but nothing was sent: key in use
                    UNKNOWN              | Ada Okafor sent loyalty_tier, and no clear answer came back: key in use
                    APPLIED              | loyalty_tier was created after all: found when read back
                    PROBABLY_NOT_APPLIED | loyalty_tier was probably not created: not found when read back
                    NOT_APPLIED          | loyalty_tier was not created: not found when read back a second time
                    AMBIGUOUS            | loyalty_tier may have been created: reading back could not tell
                    """)
    void each_outcome_of_a_create_has_its_own_sentence(Outcome outcome, String expected) {
        assertThat(sentences
                        .of(create(1, outcome, Map.of("userErrors", "key in use")))
                        .plain())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metafieldDefinition.create   | UNKNOWN  | STOPPED_WHILE_SENDING  | No clear answer came back on creating loyalty_tier: Counterfoil stopped while it was being sent
                    metafieldDefinition.create   | NOT_SENT | STOPPED_BEFORE_SENDING | Nothing was sent for creating loyalty_tier: Counterfoil stopped before it was sent
                    metafieldDefinition.update   | UNKNOWN  | STOPPED_WHILE_SENDING  | No clear answer came back on changing loyalty_tier: Counterfoil stopped while it was being sent
                    metafieldDefinition.update   | NOT_SENT | STOPPED_BEFORE_SENDING | Nothing was sent for changing loyalty_tier: Counterfoil stopped before it was sent
                    shopVideo.delete             | UNKNOWN  | STOPPED_WHILE_SENDING  | No clear answer came back on deleting the video loyalty_tier: Counterfoil stopped while it was being sent
                    userToken.issue              | NOT_SENT | STOPPED_BEFORE_SENDING | Nothing was sent for getting a user’s token (loyalty_tier): Counterfoil stopped before it was sent
                    """)
    void what_the_portal_found_out_is_not_said_to_be_its_doing(
            String action, Outcome outcome, String code, String expected) {
        Subject subject = new Subject("metafieldDefinition", "loyalty_tier", "loyalty_tier");
        Entry found = entry(1, action, outcome, Samples.SHOP, subject, null, Map.of("code", code), Map.of());
        assertThat(sentences.of(byNobody(found)).plain()).isEqualTo(expected);
        assertThat(sentences.of(found).plain()).startsWith("Ada Okafor");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN"})
    void no_action_has_a_sentence_in_which_the_portal_sends_what_a_member_asked_for(Outcome outcome) {
        TEXTS.keySet().stream()
                .filter(key -> key.matches("audit\\.sentence\\..+\\.\\d+\\." + outcome))
                .forEach(key -> {
                    String action = key.replaceFirst("audit\\.sentence\\.(.+)\\.\\d+\\.[A-Z_]+", "$1");
                    Entry found =
                            entry(1, action, outcome, null, new Subject("thing", "it", "it"), null, Map.of(), Map.of());
                    assertThat(sentences.of(byNobody(found)).plain()).as(key).doesNotContain("Counterfoil");
                });
    }

    @Test
    void a_status_nobody_has_words_for_is_told_by_its_number() {
        assertThat(sentences
                        .of(create(1, Outcome.UNKNOWN, Map.of("code", "HTTP_418")))
                        .plain())
                .endsWith("no clear answer came back: status 418");
    }

    @Test
    void the_pieces_of_a_sentence_tell_who_from_what() {
        assertThat(sentences
                        .of(create(1, Outcome.REFUSED, Map.of("code", "HTTP_401")))
                        .parts())
                .containsExactly(
                        new Sentence.Part(Sentence.Role.ACTOR, "Ada Okafor"),
                        new Sentence.Part(Sentence.Role.WORDS, " was refused creating "),
                        new Sentence.Part(Sentence.Role.SUBJECT, "loyalty_tier"),
                        new Sentence.Part(Sentence.Role.WORDS, ": "),
                        new Sentence.Part(Sentence.Role.DETAIL, "401, the credentials were not accepted"));
    }

    @Test
    void a_reason_nobody_has_words_for_is_told_by_its_code() {
        assertThat(sentences
                        .of(create(1, Outcome.REFUSED, Map.of("code", "TEAPOT")))
                        .plain())
                .endsWith("loyalty_tier: TEAPOT");
    }

    @Test
    void a_client_of_ours_that_was_given_access_is_told_by_its_name_and_any_other_by_its_gid() {
        Entry shared = entry(
                1,
                "metafieldAccess.grant",
                Outcome.SUCCEEDED,
                Samples.SHOP,
                new Subject("metafieldDefinition", "loyalty_tier", "loyalty_tier"),
                null,
                Map.of("grants", "gid://shopify/Client/1006: READ, gid://shopify/Client/10061: WRITE"),
                Map.of());
        Sentences named = new Sentences(
                (key, arguments) -> new MessageFormat(TEXTS.getString(key), Locale.ENGLISH).format(arguments),
                Map.of("gid://shopify/Client/1006", "Beta Market"));
        assertThat(named.of(shared).plain())
                .contains("Beta Market: READ", "gid://shopify/Client/10061: WRITE")
                .doesNotContain("Client/1006:");
        assertThat(sentences.of(shared).plain()).contains("gid://shopify/Client/1006: READ");
    }

    @Test
    void a_refusal_without_a_reason_ends_without_a_colon() {
        assertThat(sentences.of(create(1, Outcome.REFUSED, Map.of())).plain())
                .endsWith("was refused creating loyalty_tier");
    }

    @ParameterizedTest
    @CsvSource({
        "1, Somebody failed to sign in",
        "3, Somebody failed to sign in 3 times",
    })
    void failed_sign_ins_are_counted(String count, String expected) {
        Entry failed = byNobody(
                entry(1, "team.signInFailed", Outcome.FAILED, null, null, null, Map.of("count", count), Map.of()));
        assertThat(sentences.of(failed).plain()).isEqualTo(expected);
    }

    @Test
    void a_denial_names_the_permission_in_words() {
        Entry denied = entry(
                1,
                "access.denied",
                Outcome.DENIED,
                null,
                null,
                null,
                Map.of("permission", "CLIENT_ADD", "count", "3"),
                Map.of());
        assertThat(sentences.of(denied).plain()).isEqualTo("Ada Okafor was denied adding a client 3 times");
    }

    @ParameterizedTest
    @CsvSource({
        "team.setup, Ada Okafor set up Counterfoil and became its owner",
        "team.signIn, Ada Okafor signed in",
        "team.signOut, Ada Okafor signed out",
        "team.signOutEverywhere, Ada Okafor signed out everywhere",
        "client.add, Ada Okafor added the client Acme Shop",
        "client.edit, Ada Okafor edited the client Acme Shop",
        "client.scope, The API’s answer to Ada Okafor corrected the scopes recorded of Acme Shop",
        "ledger.erase, Ada Okafor erased personal data from the record",
    })
    void every_action_of_the_portal_itself_has_a_sentence(String action, String expected) {
        Entry entry = entry(
                1, action, Outcome.RECORDED, null, new Subject("client", "c", "Acme Shop"), null, Map.of(), Map.of());
        assertThat(sentences.of(entry).plain()).isEqualTo(expected);
    }

    @Test
    void an_unknown_action_gets_a_sentence_that_is_true_of_any() {
        Entry entry = entry(
                1, "teapot.brew", Outcome.RECORDED, null, new Subject("teapot", "t", "Pot"), null, Map.of(), Map.of());
        assertThat(sentences.of(entry).plain())
                .isEqualTo("Ada Okafor did something to Pot that this version has no words for");
    }

    @Test
    void an_erased_name_is_said_to_be_erased() {
        assertThat(sentences.of(erased(signIn(1))).plain()).isEqualTo("A member whose name was erased signed in");
    }

    @Test
    void what_nobody_did_was_done_by_the_portal() {
        Entry entry = byNobody(entry(1, "ledger.erase", Outcome.RECORDED, null, null, null, Map.of(), Map.of()));
        assertThat(sentences.of(entry).plain()).startsWith("Counterfoil erased");
    }

    @Test
    void the_name_of_the_client_is_added_only_where_the_sentence_is_not_about_it() {
        assertThat(sentences.onClient(create(1, Outcome.SUCCEEDED, Map.of())).plain())
                .isEqualTo("Ada Okafor created loyalty_tier on Acme Shop");
        Entry added = entry(
                2,
                "client.add",
                Outcome.RECORDED,
                Samples.SHOP,
                new Subject("client", "c", "Acme Shop"),
                null,
                Map.of("client.name", "Acme Shop"),
                Map.of());
        assertThat(sentences.onClient(added).plain()).isEqualTo("Ada Okafor added the client Acme Shop");
    }

    @Test
    void a_name_cannot_pass_for_another_part_of_the_sentence() {
        Entry entry = entry(
                1,
                "client.add",
                Outcome.RECORDED,
                null,
                new Subject("client", "c", "a\uE01F{0}\uE010b"),
                null,
                Map.of(),
                Map.of());
        assertThat(sentences.of(entry).parts()).last().isEqualTo(new Sentence.Part(Sentence.Role.SUBJECT, "a{0}b"));
    }
}
