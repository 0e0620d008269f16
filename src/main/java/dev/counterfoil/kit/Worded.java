package dev.counterfoil.kit;

/** A problem that knows the key of the text that tells a person what to do about it. */
public interface Worded {

    String messageKey();

    /** For the text's places; never a secret. */
    default Object[] messageArguments() {
        return new Object[0];
    }
}
