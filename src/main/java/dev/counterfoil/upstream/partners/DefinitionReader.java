package dev.counterfoil.upstream.partners;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads definitions as loosely as the developer preview may turn out to need: names stay text, what is missing is null or empty. */
final class DefinitionReader {

    private DefinitionReader() {}

    static MetafieldDefinition read(JsonNode node) {
        JsonNode type = node.path("type");
        return new MetafieldDefinition(
                text(node.get("uuid")),
                nullable(node.get("namespace")),
                text(node.get("key")),
                nullable(node.get("name")),
                nullable(node.get("description")),
                type.isObject() ? text(type.get("name")) : text(type),
                text(type.get("category")),
                validations(node.path("validations")),
                access(node.get("access")));
    }

    /** Null for data that are no list. */
    static @Nullable DefinitionListing listing(JsonNode data) {
        JsonNode list = data.path("metafieldDefinitions");
        JsonNode edges = list.path("edges");
        JsonNode page = list.path("pageInfo");
        if (!edges.isArray() || !page.isObject()) {
            return null;
        }
        List<MetafieldDefinition> definitions = new ArrayList<>();
        for (JsonNode edge : edges) {
            if (!edge.path("node").isObject()) {
                return null;
            }
            definitions.add(read(edge.path("node")));
        }
        return new DefinitionListing(
                List.copyOf(definitions),
                page.path("hasPreviousPage").asBoolean(false),
                page.path("hasNextPage").asBoolean(false),
                nullable(page.get("startCursor")),
                nullable(page.get("endCursor")));
    }

    static MetafieldNamespace readNamespace(JsonNode node) {
        return new MetafieldNamespace(
                text(node.get("uuid")),
                nullable(node.get("namespace")),
                text(node.get("key")),
                nullable(node.get("name")),
                nullable(node.get("description")),
                access(node.get("access")));
    }

    private static List<MetafieldDefinition.Validation> validations(JsonNode rules) {
        List<MetafieldDefinition.Validation> read = new ArrayList<>();
        for (JsonNode rule : rules) {
            read.add(new MetafieldDefinition.Validation(text(rule.get("name")), text(rule.get("value"))));
        }
        return List.copyOf(read);
    }

    private static MetafieldDefinition.@Nullable Access access(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return null;
        }
        List<MetafieldDefinition.Grant> grants = new ArrayList<>();
        for (JsonNode grant : node.path("grants")) {
            grants.add(grant(grant));
        }
        return new MetafieldDefinition.Access(nullable(node.get("default")), List.copyOf(grants));
    }

    /** By the grantee's field, since a type we do not know yet may still carry one that we do. */
    private static MetafieldDefinition.Grant grant(JsonNode grant) {
        String level = text(grant.get("grant"));
        if (grant.hasNonNull("granteeId")) {
            return new MetafieldDefinition.Grant("client", text(grant.get("granteeId")), level);
        }
        if (grant.hasNonNull("grantee")) {
            return new MetafieldDefinition.Grant("key", text(grant.get("grantee")), level);
        }
        if (grant.hasNonNull("role")) {
            return new MetafieldDefinition.Grant("role", text(grant.get("role")), level);
        }
        return new MetafieldDefinition.Grant(text(grant.get("__typename")), "", level);
    }

    static String text(@Nullable JsonNode node) {
        String value = nullable(node);
        return value == null ? "" : value;
    }

    static @Nullable String nullable(@Nullable JsonNode node) {
        return node == null || node.isNull() || !node.isValueNode() ? null : node.asString();
    }
}
