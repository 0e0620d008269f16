package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;

/**
 * A namespace apart from the paths that lead to it. Its members stand under keys of their own on the shelf that carries its identifier.
 *
 * @param owner GID of the client that made it
 */
record Namespace(String uuid, String owner, String name, String description, Access access) implements Resource {

    @Override
    public Namespace with(Access other) {
        return new Namespace(uuid, owner, name, description, other);
    }

    @Override
    public Namespace described(String newName, String newDescription) {
        return new Namespace(uuid, owner, newName, newDescription, access);
    }

    @Override
    public Event event() {
        return Event.named(this);
    }
}
