package dev.counterfoil.upstream;

/** An address typed by a person cannot be a client's endpoint; the message is the code alone. */
public final class UnfitEndpointException extends Exception {

    /** What is wrong with it. */
    public enum Problem {
        NOT_A_URL,
        USER_INFO,
        FRAGMENT,
        NOT_HTTPS,
        NOT_ALLOWED
    }

    private final Problem problem;

    public UnfitEndpointException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
