package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Mutation;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes mutations down: one small factory each, which turns typed input into variables and names the document. */
final class PartnersMutations {

    private PartnersMutations() {}

    static Mutation metafieldDefinitionCreate(DefinitionCreate input) {
        ObjectNode definition = object().put("key", input.key())
                .put("name", input.name())
                .put("description", input.description())
                .put("type", input.type());
        if (input.namespace() != null) {
            definition.put("namespace", input.namespace());
        }
        if (!input.validations().isEmpty()) {
            var validations = definition.putArray("validations");
            input.validations()
                    .forEach(rule ->
                            validations.addObject().put("name", rule.name()).put("value", rule.value()));
        }
        ObjectNode variables = object();
        variables.set("definition", definition);
        return new Mutation(
                "metafieldDefinitionCreate", PartnersDocuments.DEFINITION_CREATE, variables, "createdDefinition");
    }

    static ObjectNode identifier(KeyPair path) {
        ObjectNode identifier = object().put("key", path.key());
        return path.namespace() == null ? identifier : identifier.put("namespace", path.namespace());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
