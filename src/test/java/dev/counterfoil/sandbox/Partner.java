package dev.counterfoil.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client that makes, changes, shares and deletes; each call gives the payload. */
final class Partner implements AutoCloseable {

    private static final String ACCESS = """
            access { default grants { __typename
              ... on CustomDataAbsoluteAccessGrantType { grant granteeId }
              ... on CustomDataRelativeAccessGrantType { grant grantee }
              ... on CustomDataRoleBasedAccessGrantType { grant role } } }""";
    private static final String DEFINITION =
            "uuid namespace key name description type { name } validations { name value } " + ACCESS;
    private static final String NAMESPACE = "uuid namespace key name description " + ACCESS;

    final Caller caller;

    Partner(RunningSandbox sandbox, int client) {
        caller = new Caller(sandbox.origin(), sandbox.clients().get(client));
    }

    JsonNode define(String key, Object... more) throws IOException, InterruptedException {
        return mutate(
                "metafieldDefinitionCreate",
                "definition: MetafieldDefinitionCreateInput!",
                "createdDefinition { " + DEFINITION + " }",
                input(Map.of("key", key, "name", key, "description", "", "type", "boolean"), more));
    }

    JsonNode change(String path, Object... fields) throws IOException, InterruptedException {
        return mutate(
                "metafieldDefinitionUpdate",
                "definition: MetafieldDefinitionUpdateInput!",
                "updatedDefinition { " + DEFINITION + " }",
                input(Map.of("identifier", identifier(path)), fields));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return mutate(
                "metafieldDefinitionDelete",
                "identifier: CustomDataKeyPairInput!",
                "deletedDefinition { " + DEFINITION + " }",
                identifier(path));
    }

    JsonNode makeNamespace(String key, Object... more) throws IOException, InterruptedException {
        return mutate(
                "metafieldNamespaceCreate",
                "namespace: MetafieldNamespaceCreateInput!",
                "createdNamespace { " + NAMESPACE + " }",
                input(Map.of("key", key, "name", key, "description", ""), more));
    }

    JsonNode changeNamespace(String path, Object... fields) throws IOException, InterruptedException {
        return mutate(
                "metafieldNamespaceUpdate",
                "namespace: MetafieldNamespaceUpdateInput!",
                "updatedNamespace { " + NAMESPACE + " }",
                input(Map.of("identifier", identifier(path)), fields));
    }

    JsonNode deleteNamespace(String path) throws IOException, InterruptedException {
        return mutate(
                "metafieldNamespaceDelete",
                "identifier: CustomDataKeyPairInput!",
                "deletedNamespace { " + NAMESPACE + " }",
                identifier(path));
    }

    /** Grants under the grantor's own key, or under an alias when {@code more} says {@code key}. */
    JsonNode grant(String path, Map<String, ?> access, Object... more) throws IOException, InterruptedException {
        Map<String, Object> variables = input(Map.of("identifier", identifier(path), "access", access), more);
        return caller.ask("""
                mutation Grant($identifier: CustomDataKeyPairInput!, $access: CustomDataAccessInput!, $key: String) {
                  metafieldAccessGrant(identifier: $identifier, access: $access, key: $key) {
                    userErrors { field message } } }""", variables).at("/data/metafieldAccessGrant");
    }

    JsonNode revoke(String path, Object... targets) throws IOException, InterruptedException {
        return caller.ask("""
                mutation Revoke($identifier: CustomDataKeyPairInput!, $targets: [TargetInput!]!) {
                  metafieldAccessRevoke(identifier: $identifier, targets: $targets) {
                    userErrors { field message } } }""", Map.of("identifier", identifier(path), "targets", List.of(targets)))
                .at("/data/metafieldAccessRevoke");
    }

    /** The definition as this client sees it, null when it does not. */
    JsonNode see(String path) throws IOException, InterruptedException {
        return caller.ask(
                        "query One($identifier: CustomDataKeyPairInput!) { metafieldDefinition(identifier: $identifier) { "
                                + DEFINITION + " } }",
                        Map.of("identifier", identifier(path)))
                .at("/data/metafieldDefinition");
    }

    /** The paths of everything it sees. */
    List<String> paths() throws IOException, InterruptedException {
        return caller.ask("{ metafieldDefinitions(first: 250) { nodes { namespace key } } }")
                .at("/data/metafieldDefinitions/nodes")
                .valueStream()
                .map(node -> State.join(
                        node.path("namespace").isNull()
                                ? null
                                : node.path("namespace").asString(),
                        node.path("key").asString()))
                .toList();
    }

    static Map<String, Object> grants(Object... grants) {
        return Map.of("grants", List.of(grants));
    }

    static Map<String, Object> client(String gid, String level) {
        return Map.of("granteeId", gid, "grant", level);
    }

    static Map<String, Object> into(String namespace, String level) {
        return Map.of("grantee", namespace, "grant", level);
    }

    /** Each error as {@code path.to.field: message}. */
    static List<String> errors(JsonNode payload) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : payload.path("userErrors")) {
            String path = String.join(
                    ".",
                    error.path("field").valueStream().map(JsonNode::asString).toList());
            errors.add(path + ": " + error.path("message").asString());
        }
        return errors;
    }

    private JsonNode mutate(String field, String argument, String result, Object value)
            throws IOException, InterruptedException {
        String name = argument.substring(0, argument.indexOf(':'));
        return caller.ask(
                        "mutation Do($%s) { %s(%s: $%s) { %s userErrors { field message } } }"
                                .formatted(argument, field, name, name, result),
                        Map.of(name, value))
                .at("/data/" + field);
    }

    private static Map<String, Object> input(Map<String, ?> base, Object... more) {
        Map<String, Object> input = new LinkedHashMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    static Map<String, String> identifier(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? Map.of("key", path)
                : Map.of("namespace", path.substring(0, dot), "key", path.substring(dot + 1));
    }

    @Override
    public void close() {
        caller.close();
    }
}
