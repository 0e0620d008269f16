package dev.counterfoil.usertokens;

import java.util.UUID;

/** A user a client is tried out with; who it is is personal, so it is not printed. */
public record TestUser(UUID id, String label, String publicId, int version) {

    @Override
    public String toString() {
        return "TestUser[" + id + "]";
    }
}
