package dev.counterfoil.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An integration as the sandbox sees one: real HTTP, nothing shared but the address. */
final class Caller implements AutoCloseable {

    static final String CREATE = """
            mutation Create($definition: MetafieldDefinitionCreateInput!) {
              metafieldDefinitionCreate(definition: $definition) {
                createdDefinition {
                  uuid namespace key name description type { name category } validations { name value }
                  access { default grants { __typename
                    ... on CustomDataAbsoluteAccessGrantType { grant granteeId }
                    ... on CustomDataRoleBasedAccessGrantType { grant role } } }
                }
                userErrors { field message }
              }
            }""";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;
    private final String authorization;

    Caller(String origin, DemoClient client) {
        this(origin, client.clientId(), client.secret());
    }

    Caller(String origin, String user, String password) {
        this.origin = origin;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(origin + GraphQlEndpoint.PARTNERS))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request().POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postQuery(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return post(new String(Json.bytes(Map.of("query", query, "variables", variables)), StandardCharsets.UTF_8));
    }

    JsonNode ask(String query) throws IOException, InterruptedException {
        return ask(query, Map.of());
    }

    JsonNode ask(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(postQuery(query, variables).body());
    }

    /** Creates a definition; gives the payload. */
    JsonNode create(Map<String, ?> definition) throws IOException, InterruptedException {
        return ask(CREATE, Map.of("definition", definition)).at("/data/metafieldDefinitionCreate");
    }

    /** Creates a definition that is refused; gives each error as {@code path.to.field: message}. */
    List<String> refused(Map<String, ?> definition) throws IOException, InterruptedException {
        JsonNode payload = create(definition);
        if (!payload.path("createdDefinition").isNull()) {
            throw new AssertionError("Was accepted: " + payload);
        }
        List<String> errors = new ArrayList<>();
        for (JsonNode error : payload.path("userErrors")) {
            List<String> path = new ArrayList<>();
            error.path("field").forEach(step -> path.add(step.asString()));
            errors.add(String.join(".", path) + ": " + error.path("message").asString());
        }
        return errors;
    }

    HttpResponse<String> control(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(origin + ControlEndpoint.PREFIX + path))
                        .header("X-Sandbox-Token", token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
