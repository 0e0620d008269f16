package dev.counterfoil.clients;

import dev.counterfoil.kit.Worded;

/** Somebody else stored another version meanwhile; nothing of this one was stored. */
public class ClientConflictException extends RuntimeException implements Worded {

    private final transient ClientInput yours;
    private final transient Client theirs;

    public ClientConflictException(ClientInput yours, Client theirs) {
        super("client changed meanwhile: now version " + theirs.version());
        this.yours = yours;
        this.theirs = theirs;
    }

    /** What was to be stored. */
    public ClientInput yours() {
        return yours;
    }

    /** What stands there now. */
    public Client theirs() {
        return theirs;
    }

    @Override
    public String messageKey() {
        return "clients.problem.conflict";
    }

    @Override
    public Object[] messageArguments() {
        return new Object[] {theirs.name()};
    }
}
