package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;

/** What can be shared: {@code CustomDataPermissible}, apart from the paths that lead to it. */
sealed interface Resource permits Definition, Namespace {

    String uuid();

    /** GID of the client that made it. */
    String owner();

    String name();

    String description();

    Access access();

    Resource with(Access other);

    Resource described(String newName, String newDescription);

    /** The event that makes this its state. */
    Event event();
}
