package dev.counterfoil.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An integration that gets tokens for users and works with their values. */
final class Buyer implements AutoCloseable {

    static final String TOKENS = """
            mutation T($publicId: String, $consentToken: String) {
              fetchTokensForUser(publicId: $publicId, consentToken: $consentToken) {
                accessToken refreshToken expiresIn tokenType scope publicId userErrors { code field message } } }""";

    final HttpClient http = HttpClient.newHttpClient();
    final RunningSandbox sandbox;
    final DemoClient client;
    final Caller partners;

    Buyer(RunningSandbox sandbox, int client) {
        this.sandbox = sandbox;
        this.client = sandbox.clients().get(client);
        this.partners = new Caller(sandbox.origin(), this.client);
    }

    JsonNode byPublicId(String publicId) throws IOException, InterruptedException {
        return partners.ask(TOKENS, Map.of("publicId", publicId)).at("/data/fetchTokensForUser");
    }

    JsonNode byConsent(String token) throws IOException, InterruptedException {
        return partners.ask(TOKENS, Map.of("consentToken", token)).at("/data/fetchTokensForUser");
    }

    static String code(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString();
    }

    HttpResponse<String> users(@Nullable String token, String query, Map<String, ?> variables)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.usersUrl()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(Map.of("query", query, "variables", variables))));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode data(String token, String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(users(token, query, variables).body()).path("data");
    }

    /** Sets values given as path, value, path, value ...; gives the payload. */
    JsonNode set(String token, String... pairs) throws IOException, InterruptedException {
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            inputs.add(Map.of("identifier", Partner.identifier(pairs[i]), "value", pairs[i + 1]));
        }
        return data(token, """
                        mutation Set($metafields: [MetafieldSetInput!]!) {
                          metafieldsSet(metafields: $metafields) {
                            metafields { value ownerId ownerType definition { key } }
                            userErrors { field message } } }""", Map.of("metafields", inputs)).path("metafieldsSet");
    }

    JsonNode get(String token, String path) throws IOException, InterruptedException {
        return data(
                        token,
                        "query One($id: CustomDataKeyPairInput!) { metafield(identifier: $id) { value definition { key } } }",
                        Map.of("id", Partner.identifier(path)))
                .path("metafield");
    }

    JsonNode remove(String token, String path) throws IOException, InterruptedException {
        return data(
                        token,
                        "mutation D($id: CustomDataKeyPairInput!) { metafieldDelete(identifier: $id) {"
                                + " deletedMetafield { value } userErrors { field message } } }",
                        Map.of("id", Partner.identifier(path)))
                .path("metafieldDelete");
    }

    /** Posts a form with the client's credentials by HTTP Basic. */
    HttpResponse<String> form(String... pairs) throws IOException, InterruptedException {
        return http.send(
                formRequest(pairs)
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((client.clientId() + ":" + client.secret())
                                                        .getBytes(StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpRequest.Builder formRequest(String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(sandbox.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return form("grant_type", "refresh_token", "refresh_token", token);
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        partners.close();
        http.close();
    }
}
