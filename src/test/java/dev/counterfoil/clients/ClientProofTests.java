package dev.counterfoil.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.GraphQlError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientProofTests {

    private static final Duration TOOK = Duration.ofMillis(2);
    private static final Endpoint SHOP = new Endpoint(ClientsRoom.SHOP);
    private static final IcuTranslations TEXTS = new IcuTranslations(false);

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(http(401), "proof.unauthorized", Outcome.REFUSED),
                Arguments.of(http(403), "proof.forbidden", Outcome.REFUSED),
                Arguments.of(http(404), "proof.notFound", Outcome.REFUSED),
                Arguments.of(http(429), "proof.throttled", Outcome.REFUSED),
                Arguments.of(http(418), "proof.status", Outcome.REFUSED),
                Arguments.of(http(302), "proof.redirect", Outcome.FAILED),
                Arguments.of(http(500), "proof.serverError", Outcome.FAILED),
                Arguments.of(new Answer.Malformed(200, " <html>", TOOK), "proof.html", Outcome.FAILED),
                Arguments.of(new Answer.Malformed(200, "{\"da", TOOK), "proof.malformed", Outcome.FAILED),
                Arguments.of(new Answer.Lost(true, TOOK), "proof.timeout", Outcome.FAILED),
                Arguments.of(new Answer.Lost(false, TOOK), "proof.lost", Outcome.FAILED),
                Arguments.of(errors(401), "proof.unauthorized", Outcome.REFUSED),
                Arguments.of(errors(200), "proof.errors", Outcome.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void each_answer_has_one_message_that_names_the_host(Answer answer, String code, Outcome outcome) {
        ClientProof.Failure failure = ClientProof.explain(answer, SHOP);
        assertThat(failure.problem().code()).isEqualTo(code);
        assertThat(failure.outcome()).isEqualTo(outcome);
        assertThat(text(failure)).contains("shop.app").contains("Nothing was stored");
    }

    @ParameterizedTest
    @EnumSource(Answer.Reason.class)
    void whatever_kept_it_from_being_sent_has_a_message_that_says_so(Answer.Reason reason) {
        ClientProof.Failure failure = ClientProof.explain(new Answer.NotSent(reason, TOOK), SHOP);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(text(failure)).contains("Nothing was sent");
    }

    private static String text(ClientProof.Failure failure) {
        ClientProblem problem = failure.problem();
        assertThat(TEXTS.has(problem.textKey())).isTrue();
        return TEXTS.getTranslation(
                problem.textKey(), Locale.ENGLISH, problem.arguments().toArray());
    }

    private static Answer http(int status) {
        return new Answer.HttpFailure(status, "", null, TOOK);
    }

    private static Answer errors(int status) {
        return new Answer.Errors(status, List.of(new GraphQlError("no", List.of(), null)), null, TOOK);
    }
}
