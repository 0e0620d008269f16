package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The door of the sandbox: who gets in, with what, and what is turned away. */
class SandboxRequestTests extends OneCaller {

    private static final String SAMPLE = "{ metafieldDefinitions(first: 5) { edges { node { key } } } }";

    /** What <a href="https://shopify.dev/docs/api/shop-partners/latest">the reference</a> has one try first: its method, headers, credentials and query. */
    private static final String REFERENCE = """
            curl -X POST https://shop.app/api/partners/graphql.json \\
              -u {CLIENT_ID}:{CLIENT_SECRET} \\
              -H 'Content-Type: application/json' \\
              -d '{"query":"{ metafieldDefinitions(first: 5) { edges { node { key } } } }"}'""";

    @Test
    void the_sample_of_the_reference_works_in_a_shell_with_nothing_but_the_address_changed() throws Exception {
        assumeThat(System.getenv("PATH").split(File.pathSeparator))
                .as("curl is on the PATH")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
        Process curl = new ProcessBuilder("sh", "-c", reference() + " -s")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode answer = Json.MAPPER.readTree(curl.getInputStream().readAllBytes());
        assertThat(keys(answer))
                .containsExactly(
                        "consent_newsletter",
                        "consent_newsletter_changed_at",
                        "consent_personalisation",
                        "consent_sms",
                        "consent_source");
    }

    @Test
    void the_sample_of_the_reference_works_through_a_client_library() throws Exception {
        assertThat(Greeting.sample(sandbox.partnersUrl(), acme)).isEqualTo(reference());
        assertThat(keys(caller.ask(SAMPLE))).hasSize(5).startsWith("consent_newsletter");
    }

    @Test
    void it_listens_on_loopback_addresses_only() {
        assertThat(sandbox.addresses()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void localhost_answers_by_each_of_its_names() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1")) {
            try (Caller named = new Caller("http://" + host + ":" + sandbox.port(), acme)) {
                assertThat(keys(named.ask(SAMPLE))).hasSize(5);
            }
        }
    }

    @Test
    void wrong_credentials_are_refused_and_nothing_is_recorded() throws Exception {
        DemoClient other = sandbox.clients().get(1);
        List<Caller> strangers = List.of(
                new Caller(sandbox.origin(), acme.clientId(), "wrong"),
                new Caller(sandbox.origin(), acme.clientId(), other.secret()),
                new Caller(sandbox.origin(), "nobody", acme.secret()),
                new Caller(sandbox.origin(), acme.clientId(), ""),
                new Caller(sandbox.origin(), acme.clientId() + "\0" + acme.secret(), ""));
        for (Caller stranger : strangers) {
            refusesToKnow(stranger.postQuery(SAMPLE, Map.of()));
            stranger.close();
        }
        assertThat(sandbox.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc"})
    void a_missing_or_broken_authorization_is_refused(String header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.partnersUrl()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"));
        refusesToKnow(caller.send(header.isEmpty() ? request : request.header("Authorization", header)));
        assertThat(sandbox.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{ nobody }', undefinedField",
        "'{ metafieldDefinitions(first: 1) }', selectionMismatch",
        "'{ metafieldDefinition { key } }', missingRequiredArguments",
        "'{ metafieldDefinitions(first: \"one\") { nodes { key } } }', argumentLiteralsIncompatible",
        "'{ metafieldDefinitions(colour: 1) { nodes { key } } }', argumentNotAccepted",
        "'query Q($a: Int) { __typename }', variableNotUsed",
        "'query Q($first: String) { metafieldDefinitions(first: $first) { nodes { key } } }', variableMismatch",
        "'query Q($first: Int!) { metafieldDefinitions(first: $first) { nodes { key } } }', INVALID_VARIABLE",
        "'{ metafieldDefinitions(', parseError"
    })
    void what_is_wrong_with_a_document_has_a_code(String document, String code) throws Exception {
        HttpResponse<String> answer = caller.postQuery(document, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode error = Json.MAPPER.readTree(answer.body()).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(error.path("locations").isArray()).isTrue();
    }

    @Test
    void without_introspection_the_schema_is_no_field() throws Exception {
        try (RunningSandbox closed = Sandbox.start(
                        new SandboxConfig(0, data.resolve("closed"), data.resolve("closed.json"), false, false));
                Caller there = new Caller(closed.origin(), closed.clients().getFirst())) {
            assertThat(there.ask("{ __schema { types { name } } }")
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("undefinedField");
        }
    }

    private static void refusesToKnow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
        assertThat(Json.MAPPER
                        .readTree(answer.body())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("UNAUTHORIZED");
    }

    @Test
    void both_live_secrets_are_accepted_until_the_older_is_revoked() throws Exception {
        String older = acme.secret();
        String newer = sandbox.addSecret(acme.clientId()).orElseThrow();
        assertThat(status(older)).isEqualTo(200);
        assertThat(status(newer)).isEqualTo(200);
        assertThat(sandbox.addSecret(acme.clientId())).isEmpty();

        assertThat(sandbox.revokeOldestSecret(acme.clientId())).isTrue();
        assertThat(status(older)).isEqualTo(401);
        assertThat(status(newer)).isEqualTo(200);
        assertThat(sandbox.revokeOldestSecret(acme.clientId())).isFalse();
    }

    private int status(String secret) throws IOException, InterruptedException {
        try (Caller with = new Caller(sandbox.origin(), acme.clientId(), secret)) {
            return with.postQuery(SAMPLE, Map.of()).statusCode();
        }
    }

    @Test
    void only_post_is_answered() throws Exception {
        HttpResponse<String> answer = caller.send(caller.request().GET());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void only_json_is_read(String type) throws Exception {
        HttpResponse<String> answer = caller.send(caller.request()
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"{ x }\"}")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void a_body_above_one_mebibyte_is_refused_and_one_just_below_is_read() throws Exception {
        String pad = " ".repeat(Exchange.LARGEST_BODY - 40);
        assertThat(caller.post("{\"query\":\"{ __typename }\"}" + pad).statusCode())
                .isEqualTo(200);
        assertThat(caller.post("{\"query\":\"{ __typename }\"}" + pad.repeat(3)).statusCode())
                .isEqualTo(413);
        assertThat(sandbox.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "[{\"query\":\"{ __typename }\"}]",
                "\"{ __typename }\"",
                "{\"query\":7}",
                "{\"query\":\"{ __typename }\",\"variables\":[]}",
                "{\"query\":\"{ __typename }\",\"operationName\":1}",
                "{\"query\":\"{ __typename }\",\"query\":\"{ other }\"}",
                "{\"query\":\"{ __typename }\"} {}"
            })
    void a_body_that_is_no_graphql_request_is_refused(String body) throws Exception {
        assertThat(caller.post(body).statusCode()).isEqualTo(400);
        assertThat(sandbox.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost", "localhost:1", "127.0.0.1.evil.example:%d", "evil.example:%d"})
    void an_unknown_host_is_refused(String host) throws Exception {
        for (String path : List.of(GraphQlEndpoint.PARTNERS, "/healthz", "/__sandbox/received")) {
            assertThat(raw(path, host.formatted(sandbox.port()))).startsWith("HTTP/1.1 421");
        }
    }

    private String raw(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), sandbox.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void health_is_told_to_anyone_on_this_machine() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.origin() + "/healthz"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void hostile_documents_are_refused() throws Exception {
        String deep = "{ __schema { types { " + "ofType { ".repeat(13) + "name" + " }".repeat(16);
        String aliases = IntStream.range(0, 1_100)
                .mapToObj(i -> "a" + i + ": __typename")
                .collect(Collectors.joining(" "));
        String laughs = "{ "
                + IntStream.range(0, 20)
                        .mapToObj(i -> "a" + i + ": metafieldDefinitions { ...A } ")
                        .collect(Collectors.joining())
                + "} fragment A on MetafieldDefinitionConnection { "
                + IntStream.range(0, 60)
                        .mapToObj(i -> "n" + i + ": pageInfo { hasNextPage } ")
                        .collect(Collectors.joining())
                + "}";
        List<String> hostile = List.of(
                deep,
                "{ " + aliases + " }",
                laughs,
                "{ metafieldDefinitions @unknown { nodes { key } } }",
                "{ __typename " + "@skip(if: false) ".repeat(50) + "}",
                "query { ...A } fragment A on Query { ...A }",
                "{ " + "a ".repeat(20_000) + "}",
                "{".repeat(5_000));
        for (String document : hostile) {
            JsonNode answer = caller.ask(document);
            assertThat(answer.path("errors").size())
                    .as(document.substring(0, 30))
                    .isPositive();
            assertThat(answer.path("data").isMissingNode()
                            || answer.path("data").isNull())
                    .as(document.substring(0, 30))
                    .isTrue();
        }
        assertThat(keys(caller.ask(SAMPLE))).hasSize(5);
    }

    @Test
    void the_log_tells_what_arrived_but_never_the_credentials() throws Exception {
        caller.send(caller.request()
                .header("X-Counterfoil-Operation", "op-42")
                .POST(BodyPublishers.ofString(new String(
                        Json.bytes(Map.of(
                                "query",
                                Caller.CREATE,
                                "operationName",
                                "Create",
                                "variables",
                                Map.of("definition", Map.of("key", "k", "name", "n", "description", "", "type", "t")))),
                        StandardCharsets.UTF_8))));
        Received received = sandbox.received().getFirst();
        assertThat(received.n()).isEqualTo(1);
        assertThat(received.clientId()).isEqualTo(acme.clientId());
        assertThat(received.type()).isEqualTo("mutation");
        assertThat(received.operationName()).isEqualTo("Create");
        assertThat(received.fields()).containsExactly("metafieldDefinitionCreate");
        assertThat(received.variables()).isNotNull();
        assertThat(received.variables().at("/definition/key").asString()).isEqualTo("k");
        assertThat(received.headers())
                .containsEntry("x-counterfoil-operation", "op-42")
                .doesNotContainKey("authorization");
        assertThat(received.outcome()).isNotNull();

        String journal = Files.readString(data.resolve("journal.jsonl"));
        assertThat(journal).contains("op-42").doesNotContain(acme.secret()).doesNotContainIgnoringCase("basic ");
        assertThat(acme.toString()).doesNotContain(acme.secret());
    }

    /** The sample with this sandbox's address and credentials in it. */
    private String reference() {
        return REFERENCE
                .replace("https://shop.app", sandbox.origin())
                .replace("{CLIENT_ID}", acme.clientId())
                .replace("{CLIENT_SECRET}", acme.secret());
    }

    private static List<String> keys(JsonNode answer) {
        return answer.at("/data/metafieldDefinitions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/key").asString())
                .toList();
    }
}
