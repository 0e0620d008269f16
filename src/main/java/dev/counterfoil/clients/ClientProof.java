package dev.counterfoil.clients;

import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.partners.Partners;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Proves credentials by one cheap query and tells in one code what came of it. */
@Component
class ClientProof {

    private final Partners partners;

    ClientProof(Partners partners) {
        this.partners = partners;
    }

    /**
     * Why the credentials were not accepted.
     *
     * @param outcome what an entry says of it; {@link Outcome#NOT_SENT} where no byte left
     * @param reason the entry's code, in the words the record uses for every call
     * @param unauthorized whether the API said that they are wrong
     */
    record Failure(ClientProblem problem, Outcome outcome, String reason, boolean unauthorized) {}

    /** Blocks until the API has answered or time is up. */
    Optional<Failure> prove(Endpoint endpoint, Credential credential) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no transaction may be open during a remote call");
        }
        return switch (partners.ping(endpoint, credential)) {
            case Fetched.Ok<Boolean> accepted -> Optional.empty();
            case Fetched.Failed<Boolean>(Answer answer) -> Optional.of(explain(answer, endpoint));
        };
    }

    static Failure explain(Answer answer, Endpoint endpoint) {
        String host = endpoint.origin().host();
        String reason = Answer.code(answer);
        return switch (answer) {
            case Answer.Errors errors when errors.status() >= 400 -> status(errors.status(), host, reason);
            case Answer.Errors errors -> errors(errors.errors(), host, reason);
            case Answer.Partial partial -> errors(partial.errors(), host, reason);
            case Answer.HttpFailure failure -> status(failure.status(), host, reason);
            case Answer.Malformed malformed -> failed(malformed(malformed), host, reason);
            case Answer.Lost lost -> failed(lost.timedOut() ? "proof.timeout" : "proof.lost", host, reason);
            case Answer.NotSent notSent -> notSent(notSent.reason(), host);
            // Data that the typed operation could make nothing of.
            case Answer.Success success -> failed("proof.malformed", host, "MALFORMED");
        };
    }

    private static String malformed(Answer.Malformed malformed) {
        return malformed.excerpt().stripLeading().startsWith("<") ? "proof.html" : "proof.malformed";
    }

    private static Failure errors(List<GraphQlError> errors, String host, String reason) {
        String said = errors.isEmpty() ? "" : errors.getFirst().message();
        return new Failure(ClientProblem.general("proof.errors", host, said), Outcome.REFUSED, reason, false);
    }

    private static Failure status(int status, String host, String reason) {
        // What is wrong about a 401 is almost always the secret: the ID is seldom typed.
        ClientProblem problem = status == 401
                ? ClientProblem.of(ClientField.SECRET, codeOf(status), host)
                : ClientProblem.general(codeOf(status), host, String.valueOf(status));
        boolean refused = status >= 400 && status < 500;
        return new Failure(problem, refused ? Outcome.REFUSED : Outcome.FAILED, reason, status == 401);
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "proof.unauthorized";
            case 403 -> "proof.forbidden";
            case 404 -> "proof.notFound";
            case 429 -> "proof.throttled";
            default ->
                status >= 500 ? "proof.serverError" : status >= 300 && status < 400 ? "proof.redirect" : "proof.status";
        };
    }

    private static Failure notSent(Answer.Reason reason, String host) {
        String code = switch (reason) {
            case ORIGIN_NOT_ALLOWED -> "proof.originNotAllowed";
            case UNKNOWN_HOST -> "proof.unknownHost";
            case PRIVATE_ADDRESS -> "proof.privateAddress";
            case REFUSED -> "proof.refused";
            case CONNECT_TIMEOUT -> "proof.connectTimeout";
            case TLS -> "proof.tls";
            case SHUTTING_DOWN -> "proof.shuttingDown";
            case LEASE_EXPIRED, NOT_A_QUERY -> "proof.notSent";
        };
        return new Failure(ClientProblem.general(code, host), Outcome.NOT_SENT, reason.name(), false);
    }

    private static Failure failed(String code, String host, String reason) {
        return new Failure(ClientProblem.general(code, host), Outcome.FAILED, reason, false);
    }
}
