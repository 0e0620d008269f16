package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/** A Shop user: made up, always the same forty. */
record Person(String publicId, String email, String name) {

    /** A user has signed in with Shop through a client and consented to a scope. */
    record Connection(String user, String client, String scope) {}

    /** A user's value for a definition, null when there is none any more. */
    record Value(String user, String uuid, @Nullable String value) {}
}
