package dev.counterfoil.upstream;

import tools.jackson.databind.node.ObjectNode;

/** The one transport to the remote APIs. Calls block: never call with a Vaadin session locked or a transaction open. */
public interface Upstream {

    /** Sends a query. A document that holds anything but queries is refused unsent. */
    Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables);

    /** Sends a mutation once, on a fresh connection, without any retry or redirect. */
    Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation);
}
