package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
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
        putUnlessNull(definition, "namespace", input.namespace());
        if (!input.validations().isEmpty()) {
            rules(definition, input.validations());
        }
        access(definition, input.access());
        return new Mutation(
                "metafieldDefinitionCreate",
                PartnersDocuments.DEFINITION_CREATE,
                wrapped("definition", definition),
                "createdDefinition");
    }

    static Mutation metafieldDefinitionUpdate(DefinitionUpdate input) {
        ObjectNode definition = object();
        definition.set("identifier", identifier(input.identifier()));
        putUnlessNull(definition, "key", input.key());
        putUnlessNull(definition, "name", input.name());
        putUnlessNull(definition, "description", input.description());
        if (input.validations() != null) {
            rules(definition, input.validations());
        }
        access(definition, input.access());
        return new Mutation(
                "metafieldDefinitionUpdate",
                PartnersDocuments.DEFINITION_UPDATE,
                wrapped("definition", definition),
                "updatedDefinition");
    }

    static Mutation metafieldDefinitionDelete(KeyPair path) {
        return new Mutation(
                "metafieldDefinitionDelete",
                PartnersDocuments.DEFINITION_DELETE,
                wrapped("identifier", identifier(path)),
                "deletedDefinition");
    }

    static Mutation metafieldNamespaceCreate(NamespaceCreate input) {
        ObjectNode namespace =
                object().put("key", input.key()).put("name", input.name()).put("description", input.description());
        putUnlessNull(namespace, "namespace", input.namespace());
        access(namespace, input.access());
        return new Mutation(
                "metafieldNamespaceCreate",
                NamespaceDocuments.CREATE,
                wrapped("namespace", namespace),
                "createdNamespace");
    }

    static Mutation metafieldNamespaceUpdate(NamespaceUpdate input) {
        ObjectNode namespace = object();
        namespace.set("identifier", identifier(input.identifier()));
        putUnlessNull(namespace, "key", input.key());
        putUnlessNull(namespace, "name", input.name());
        putUnlessNull(namespace, "description", input.description());
        access(namespace, input.access());
        return new Mutation(
                "metafieldNamespaceUpdate",
                NamespaceDocuments.UPDATE,
                wrapped("namespace", namespace),
                "updatedNamespace");
    }

    static Mutation metafieldNamespaceDelete(KeyPair path) {
        return new Mutation(
                "metafieldNamespaceDelete",
                NamespaceDocuments.DELETE,
                wrapped("identifier", identifier(path)),
                "deletedNamespace");
    }

    static Mutation metafieldAccessGrant(KeyPair path, Access access, @Nullable String alias) {
        ObjectNode variables = wrapped("identifier", identifier(path));
        access(variables, access);
        putUnlessNull(variables, "key", alias);
        return new Mutation("metafieldAccessGrant", SharingDocuments.GRANT, variables, "");
    }

    static Mutation metafieldAccessRevoke(KeyPair path, List<Target> targets) {
        ObjectNode variables = wrapped("identifier", identifier(path));
        ArrayNode list = variables.putArray("targets");
        targets.forEach(target -> list.add(grantee(object(), target.kind(), target.grantee())));
        return new Mutation("metafieldAccessRevoke", SharingDocuments.REVOKE, variables, "");
    }

    static Mutation standardMetafieldDefinitionEnable(String namespace, String key) {
        return new Mutation(
                "standardMetafieldDefinitionEnable",
                SharingDocuments.ENABLE_STANDARD,
                object().put("key", key).put("namespace", namespace),
                "");
    }

    private static void rules(ObjectNode definition, List<Validation> validations) {
        ArrayNode rules = definition.putArray("validations");
        validations.forEach(rule -> rules.addObject().put("name", rule.name()).put("value", rule.value()));
    }

    private static void access(ObjectNode input, @Nullable Access access) {
        if (access == null) {
            return;
        }
        ObjectNode written = input.putObject("access");
        putUnlessNull(written, "default", access.level());
        if (!access.grants().isEmpty()) {
            ArrayNode grants = written.putArray("grants");
            access.grants()
                    .forEach(grant ->
                            grants.add(grantee(object().put("grant", grant.level()), grant.kind(), grant.grantee())));
        }
    }

    private static ObjectNode grantee(ObjectNode node, String kind, String grantee) {
        return node.put(
                switch (kind) {
                    case "client" -> "granteeId";
                    case "key" -> "grantee";
                    case "role" -> "role";
                    default -> throw new IllegalArgumentException("unknown kind of grantee: " + kind);
                },
                grantee);
    }

    private static ObjectNode wrapped(String name, ObjectNode value) {
        ObjectNode variables = object();
        variables.set(name, value);
        return variables;
    }

    static void putUnlessNull(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    static ObjectNode identifier(KeyPair path) {
        ObjectNode identifier = object().put("key", path.key());
        return path.namespace() == null ? identifier : identifier.put("namespace", path.namespace());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
