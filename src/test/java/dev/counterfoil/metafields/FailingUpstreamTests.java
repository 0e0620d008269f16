package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.sandbox.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
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

    @Autowired
    private DefinitionService definitions;

    @Autowired
    private LedgerReader ledger;

    private Client shop;

    /** @param code under which the form finds its words; null where the API's own are shown, or it is not known what came of it */
    private record Case(Fault fault, Outcome outcome, String code) {

        @Override
        public String toString() {
            return fault.kind() + " " + fault.status() + " is " + outcome;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Fault.once(Kind.STATUS, CREATE).withStatus(401), Outcome.REFUSED, "HTTP_401"),
                new Case(Fault.once(Kind.STATUS, CREATE).withStatus(403), Outcome.REFUSED, "HTTP_403"),
                new Case(Fault.once(Kind.STATUS, CREATE).withStatus(429), Outcome.REFUSED, "HTTP_429"),
                new Case(Fault.once(Kind.STATUS, CREATE).withStatus(500), Outcome.UNKNOWN, "HTTP_500"),
                new Case(Fault.once(Kind.STATUS, CREATE).withStatus(404), Outcome.REFUSED, "HTTP_404"),
                new Case(Fault.once(Kind.HTML, CREATE).withStatus(503), Outcome.UNKNOWN, "HTTP_503"),
                new Case(Fault.once(Kind.HTML, CREATE).withStatus(200), Outcome.UNKNOWN, "MALFORMED"),
                new Case(Fault.once(Kind.TRUNCATED, CREATE), Outcome.UNKNOWN, "MALFORMED"),
                new Case(Fault.once(Kind.HUGE, CREATE), Outcome.UNKNOWN, "MALFORMED"),
                new Case(
                        Fault.once(Kind.REDIRECT, CREATE).withStatus(303).withLocation("http://127.0.0.1:9/elsewhere"),
                        Outcome.UNKNOWN,
                        "HTTP_303"),
                new Case(
                        Fault.once(Kind.REDIRECT, CREATE).withLocation("http://127.0.0.1:9/elsewhere"),
                        Outcome.UNKNOWN,
                        "HTTP_307"),
                new Case(Fault.once(Kind.DROP, CREATE), Outcome.UNKNOWN, "CONNECTION_LOST"),
                new Case(Fault.once(Kind.DROP_AFTER, CREATE), Outcome.UNKNOWN, "CONNECTION_LOST"),
                new Case(
                        Fault.once(Kind.GRAPHQL_ERROR, CREATE).withError("Internal error", null, null),
                        Outcome.UNKNOWN,
                        "GRAPHQL_ERRORS"),
                new Case(
                        Fault.once(Kind.GRAPHQL_ERROR, CREATE).withError("Slow down", "THROTTLED", null),
                        Outcome.REFUSED,
                        "GRAPHQL_ERRORS"));
    }

    @BeforeEach
    void a_shop() {
        shop = client("Acme Shop");
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
    void each_failure_has_its_outcome_its_words_and_one_request(Case it) throws IOException {
        SANDBOX.fault(it.fault());
        ChangeResult result = create(key());

        Entry entry = ledger.find(Objects.requireNonNull(entry(result))).orElseThrow();
        assertThat(entry.outcome()).isEqualTo(it.outcome());
        assertThat(entry.parameters()).containsEntry("code", it.code());
        assertThat(words()).containsKey("changes.reason." + it.code());
        assertThat(SANDBOX.received(CREATE)).hasSize(1);
    }

    private static Long entry(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Refused it -> it.entrySeq();
            case ChangeResult.Unclear it -> it.entrySeq();
            default -> throw new AssertionError(result);
        };
    }

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (InputStream in = FailingUpstreamTests.class.getResourceAsStream("/vaadin-i18n/translations.properties")) {
            words.load(Objects.requireNonNull(in));
        }
        return words;
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
