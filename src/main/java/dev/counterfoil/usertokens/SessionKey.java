package dev.counterfoil.usertokens;

/** Names one signed-in session, for what lives no longer than it. Prints nothing of it. */
public record SessionKey(String id) {

    @Override
    public String toString() {
        return "[sealed]";
    }
}
