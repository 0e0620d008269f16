package dev.counterfoil.faults;

import dev.counterfoil.kit.Worded;

/** The sandbox could not be steered. */
public final class SandboxProblemException extends RuntimeException implements Worded {

    /** Why not. */
    public enum Why {
        /** It does not answer, or not as a sandbox. */
        UNREACHABLE,
        /** The control token cannot be read, or is not the one of the sandbox that runs. */
        TOKEN,
        /** It does not take what it was told. */
        REFUSED
    }

    private final Why why;

    SandboxProblemException(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    @Override
    public String messageKey() {
        return "faults.problem." + why;
    }
}
