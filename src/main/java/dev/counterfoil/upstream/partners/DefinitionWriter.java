package dev.counterfoil.upstream.partners;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes definitions as the API answers them. */
final class DefinitionWriter {

    private DefinitionWriter() {}

    static ObjectNode write(MetafieldDefinition definition) {
        ObjectNode image = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", definition.uuid())
                .put("namespace", definition.namespace())
                .put("key", definition.key())
                .put("name", definition.name())
                .put("description", definition.description());
        image.putObject("type").put("name", definition.type()).put("category", definition.category());
        var rules = image.putArray("validations");
        definition
                .validations()
                .forEach(rule -> rules.addObject().put("name", rule.name()).put("value", rule.value()));
        access(image, definition.access());
        return image;
    }

    static ObjectNode write(MetafieldNamespace namespace) {
        ObjectNode image = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", namespace.uuid())
                .put("namespace", namespace.namespace())
                .put("key", namespace.key())
                .put("name", namespace.name())
                .put("description", namespace.description());
        access(image, namespace.access());
        return image;
    }

    private static void access(ObjectNode image, MetafieldDefinition.@Nullable Access access) {
        if (access == null) {
            image.putNull("access");
        } else {
            var grants =
                    image.putObject("access").put("default", access.level()).putArray("grants");
            access.grants().forEach(grant -> grants.add(write(grant)));
        }
    }

    private static ObjectNode write(MetafieldDefinition.Grant grant) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        switch (grant.kind()) {
            case "client" ->
                image.put("__typename", "CustomDataAbsoluteAccessGrantType").put("granteeId", grant.grantee());
            case "key" ->
                image.put("__typename", "CustomDataRelativeAccessGrantType").put("grantee", grant.grantee());
            case "role" ->
                image.put("__typename", "CustomDataRoleBasedAccessGrantType").put("role", grant.grantee());
            default -> image.put("__typename", grant.kind());
        }
        return image.put("grant", grant.level());
    }
}
