package dev.counterfoil.upstream;

import tools.jackson.databind.node.ObjectNode;

/**
 * A mutation as it will be sent: one root field, its document with every value in variables.
 *
 * @param api which API it is for; at the token endpoint the document is empty and the variables become the form
 * @param field the root field, such as {@code metafieldDefinitionCreate}
 * @param resultField the payload's field that holds the changed thing or things, such as {@code createdDefinition}, or empty where the payload has errors only
 */
public record Mutation(Api api, String field, String document, ObjectNode variables, String resultField) {

    /** A mutation of the Shop Partners API. */
    public Mutation(String field, String document, ObjectNode variables, String resultField) {
        this(Api.PARTNERS, field, document, variables, resultField);
    }

    /** The same with one more variable, such as a secret that only the gate opens. */
    public Mutation with(String variable, String value) {
        return new Mutation(api, field, document, variables.deepCopy().put(variable, value), resultField);
    }

    /** Never the variables: they may hold a secret or what tells of a person. */
    @Override
    public String toString() {
        return "Mutation[" + api + " " + field + "]";
    }
}
