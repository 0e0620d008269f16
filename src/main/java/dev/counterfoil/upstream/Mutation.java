package dev.counterfoil.upstream;

import tools.jackson.databind.node.ObjectNode;

/**
 * A mutation as it will be sent: one root field, its document with every value in variables.
 *
 * @param field the root field, such as {@code metafieldDefinitionCreate}
 * @param resultField the payload's field that holds the changed thing, such as {@code createdDefinition}, or empty where the payload has errors only
 */
public record Mutation(String field, String document, ObjectNode variables, String resultField) {}
