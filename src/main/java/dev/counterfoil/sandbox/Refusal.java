package dev.counterfoil.sandbox;

/** Ends a field with a top-level GraphQL error that carries a code. */
final class Refusal extends RuntimeException {

    private final String code;

    Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
