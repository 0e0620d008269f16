package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.sandbox.Fault.Kind;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An upstream that fails in every way it can: one request, an entry with the true outcome, words that say what to do, and no second request. */
class FailingUpstreamTests extends AcmePortal {

    private static final String CREATE = "metafieldDefinitionCreate";
    private static final String UNREADABLE =
            "the answer could not be read: it was cut short, too large, or not what a GraphQL API sends; look whether";
    private static final String BROKE = "Why: the connection broke before the answer came.";

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private LedgerReader ledger;

    @Autowired
    private IcuTranslations texts;

    private Notices notices;

    private Client shop;

    /** @param words that the form shows, written by hand */
    private record Case(Fault fault, Outcome outcome, String code, String words) {

        @Override
        public String toString() {
            return fault.kind() + " " + fault.status() + " is " + outcome;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        Fault.once(Kind.STATUS, CREATE).withStatus(401),
                        Outcome.REFUSED,
                        "HTTP_401",
                        "The client ID or its secret was not accepted (401); enter the secret again"),
                new Case(
                        Fault.once(Kind.STATUS, CREATE).withStatus(403),
                        Outcome.REFUSED,
                        "HTTP_403",
                        "This client is not allowed to do that (403); look at its scopes"),
                new Case(
                        Fault.once(Kind.STATUS, CREATE).withStatus(429),
                        Outcome.REFUSED,
                        "HTTP_429",
                        "Too many requests (429); wait a little"),
                new Case(
                        Fault.once(Kind.STATUS, CREATE).withStatus(500),
                        Outcome.UNKNOWN,
                        "HTTP_500",
                        "Why: the API failed (500)."),
                new Case(
                        Fault.once(Kind.STATUS, CREATE).withStatus(404),
                        Outcome.UNKNOWN,
                        "HTTP_404",
                        "there is no API at this endpoint (404); look whether its address is right"),
                new Case(
                        Fault.once(Kind.HTML, CREATE).withStatus(503),
                        Outcome.UNKNOWN,
                        "HTTP_503",
                        "Why: the API is not available (503)."),
                new Case(Fault.once(Kind.HTML, CREATE).withStatus(200), Outcome.UNKNOWN, "MALFORMED", UNREADABLE),
                new Case(Fault.once(Kind.TRUNCATED, CREATE), Outcome.UNKNOWN, "MALFORMED", UNREADABLE),
                new Case(Fault.once(Kind.HUGE, CREATE), Outcome.UNKNOWN, "MALFORMED", UNREADABLE),
                new Case(
                        Fault.once(Kind.REDIRECT, CREATE).withStatus(303).withLocation("http://127.0.0.1:9/elsewhere"),
                        Outcome.UNKNOWN,
                        "HTTP_303",
                        "the endpoint redirects elsewhere (303), and credentials never follow; look whether"),
                new Case(
                        Fault.once(Kind.REDIRECT, CREATE).withLocation("http://127.0.0.1:9/elsewhere"),
                        Outcome.UNKNOWN,
                        "HTTP_307",
                        "the endpoint redirects elsewhere (307), and credentials never follow; look whether"),
                new Case(Fault.once(Kind.DROP, CREATE), Outcome.UNKNOWN, "CONNECTION_LOST", BROKE),
                new Case(Fault.once(Kind.DROP_AFTER, CREATE), Outcome.UNKNOWN, "CONNECTION_LOST", BROKE),
                new Case(
                        Fault.once(Kind.GRAPHQL_ERROR, CREATE).withError("Internal error", null, null),
                        Outcome.UNKNOWN,
                        "GRAPHQL_ERRORS",
                        "Why: the API answered with errors."),
                new Case(
                        Fault.once(Kind.GRAPHQL_ERROR, CREATE).withError("Slow down", "THROTTLED", null),
                        Outcome.REFUSED,
                        "GRAPHQL_ERRORS",
                        "Slow down"));
    }

    @BeforeEach
    void a_shop() {
        shop = client("Acme Shop");
        notices = new Notices(texts);
    }

    private ChangeResult create(String key) {
        return definitions.create(
                ada, shop, UUID.randomUUID(), new DefinitionForm(key, "Name", "Text", "boolean", null, List.of()));
    }

    private static String key() {
        return "f_" + UUID.randomUUID().toString().substring(0, 8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_failure_has_its_outcome_its_words_and_one_request(Case it) {
        SANDBOX.fault(it.fault());
        ChangeResult result = create(key());

        Entry entry = ledger.find(Objects.requireNonNull(entry(result))).orElseThrow();
        assertThat(entry.outcome()).isEqualTo(it.outcome());
        assertThat(entry.parameters()).containsEntry("code", it.code());
        assertThat(notices.of(result, "a_key", shop.name()))
                .contains(
                        it.outcome() == Outcome.REFUSED
                                ? "The API refused it. Nothing was changed."
                                : "It is not known whether it was done")
                .contains(it.words());
        assertThat(SANDBOX.received(CREATE)).hasSize(1);
    }

    private static Long entry(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Refused it -> it.entrySeq();
            case ChangeResult.Unclear it -> it.entrySeq();
            default -> throw new AssertionError(result);
        };
    }

    @Test
    void errors_that_are_null_and_errors_beside_data_do_not_hide_what_was_done() {
        for (Kind kind : List.of(Kind.ERRORS_NULL, Kind.PARTIAL, Kind.SLOW)) {
            SANDBOX.fault(Fault.once(kind, CREATE));
            assertThat(create(key())).as("%s", kind).isInstanceOf(ChangeResult.Done.class);
        }
        assertThat(SANDBOX.received(CREATE)).hasSize(3);
    }
}
