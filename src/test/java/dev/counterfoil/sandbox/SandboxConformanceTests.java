package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The running sandbox against both published schemas, and against the samples of the public references. */
class SandboxConformanceTests {

    private static final Path UPSTREAM = Path.of("src/main/resources/upstream");

    @TempDir
    private Path data;

    private RunningSandbox sandbox;
    private Buyer buyer;
    private String token;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        buyer = new Buyer(sandbox, 0);
        token = buyer.byPublicId(People.all().getFirst().publicId())
                .path("accessToken")
                .asString();
    }

    @AfterEach
    void stop() {
        buyer.close();
        sandbox.close();
    }

    @Test
    void the_partners_api_has_every_type_field_argument_and_enum_value_of_its_schema() throws Exception {
        JsonNode answer = buyer.partners.ask(SchemaLines.INTROSPECTION);
        Set<String> published = SchemaLines.ofSdl(sdl("shop-partners.graphqls"));
        assertThat(published)
                .contains(
                        "Query.metafieldDefinitions(sortKey: MetafieldPermissibleSortKeys = KEY)",
                        "CustomDataAccessPermissionType.READ_WRITE",
                        "MetafieldDefinition implements CustomDataPermissible",
                        "SCALAR URL");
        assertThat(SchemaLines.ofIntrospection(answer.at("/data/__schema"))).isEqualTo(published);
    }

    @Test
    void the_users_api_has_every_type_field_argument_and_enum_value_of_its_schema() throws Exception {
        JsonNode answer = buyer.data(token, SchemaLines.INTROSPECTION, Map.of());
        Set<String> published = SchemaLines.ofSdl(sdl("shop-users.graphqls"));
        assertThat(published).contains("MetafieldSetInput.value: String!", "User._empty: Boolean");
        assertThat(SchemaLines.ofIntrospection(answer.path("__schema"))).isEqualTo(published);
    }

    @Test
    void introspection_can_be_switched_off_for_good_or_by_a_fault() throws Exception {
        buyer.partners.control(
                "POST",
                "faults",
                sandbox.controlToken(),
                "{\"kind\":\"graphql-error\",\"operation\":\"__schema\",\"times\":-1,\"code\":\"ACCESS_DENIED\"}");
        assertThat(buyer.partners
                        .ask(SchemaLines.INTROSPECTION)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("ACCESS_DENIED");
        assertThat(buyer.data(token, SchemaLines.INTROSPECTION, Map.of()).isMissingNode())
                .isTrue();
        sandbox.close();
        sandbox = Sandbox.start(new SandboxConfig(0, data, data.resolve("clients"), false, false));
        try (Caller caller = new Caller(sandbox.origin(), sandbox.clients().getFirst())) {
            assertThat(caller.ask(SchemaLines.INTROSPECTION).path("errors").isEmpty())
                    .isFalse();
            assertThat(caller.ask("{ metafieldDefinitions(first: 1) { nodes { key } } }")
                            .at("/data/metafieldDefinitions/nodes/0/key")
                            .isString())
                    .isTrue();
        }
    }

    @Test
    void every_operation_of_the_partners_api_answers_with_everything_its_type_offers() throws Exception {
        EverythingSelected everything = new EverythingSelected(sdl("shop-partners.graphqls"));
        Map<String, Map<String, ?>> queries = Map.of(
                "media",
                Map.of("entityId", "gid://shopify/Product/8001004"),
                "metafieldDefinition",
                Map.of("identifier", Map.of("key", "loyalty_tier")),
                "metafieldDefinitions",
                Map.of("first", 250, "sortKey", "NAME", "reverse", true, "identifiers", List.of()));
        Map<String, Map<String, ?>> mutations = mutations();
        assertThat(queries.keySet()).isEqualTo(everything.fields("Query"));
        assertThat(mutations.keySet()).isEqualTo(everything.fields("Mutation"));
        queries.forEach((field, variables) -> succeeds(everything, "Query", field, variables));
        mutations.forEach((field, variables) -> succeeds(everything, "Mutation", field, variables));
        assertThat(received("coordinates")).containsAll(everything.coordinates());
    }

    /** In the order in which each finds what it needs. */
    private static Map<String, Map<String, ?>> mutations() {
        Map<String, Object> definition = Map.of("key", "shape", "name", "N", "description", "", "type", "boolean");
        Map<String, Object> namespace = Map.of("key", "shapes", "name", "N", "description", "");
        Map<String, Object> access = Map.of(
                "default",
                "READ",
                "grants",
                List.of(
                        Map.of("granteeId", "gid://shopify/Client/1234", "grant", "READ_WRITE"),
                        Map.of("grantee", "shapes", "grant", "READ"),
                        Map.of("role", "ROLE_BASED_CLIENT_GROUP", "grant", "ADMIN")));
        Map<String, Object> video = Map.of(
                "videoUrl",
                "https://videos.example/1.mp4",
                "previewImageUrl",
                "https://videos.example/1.png",
                "relatedProducts",
                List.of(Map.of("productId", "gid://shopify/Product/123")));
        String seeded = seededVideo();
        Map<String, Map<String, ?>> all = new LinkedHashMap<>();
        all.put("metafieldNamespaceCreate", Map.of("namespace", namespace));
        all.put("metafieldDefinitionCreate", Map.of("definition", definition));
        all.put("metafieldAccessGrant", Map.of("identifier", Map.of("key", "shape"), "access", access, "key", "form"));
        all.put(
                "metafieldAccessRevoke",
                Map.of(
                        "identifier",
                        Map.of("key", "shape"),
                        "targets",
                        List.of(
                                Map.of("granteeId", "gid://shopify/Client/1234"),
                                Map.of("grantee", "shapes"),
                                Map.of("role", "ROLE_BASED_CLIENT_GROUP"))));
        all.put(
                "metafieldDefinitionUpdate",
                Map.of("definition", Map.of("identifier", Map.of("key", "shape"), "name", "M")));
        all.put("metafieldDefinitionDelete", Map.of("identifier", Map.of("key", "shape")));
        all.put(
                "metafieldNamespaceUpdate",
                Map.of("namespace", Map.of("identifier", Map.of("key", "shapes"), "name", "M")));
        all.put("metafieldNamespaceDelete", Map.of("identifier", Map.of("key", "shapes")));
        all.put("mediaCreate", Map.of("input", video));
        all.put(
                "mediaUpdate",
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                seeded,
                                "relatedProducts",
                                List.of(Map.of(
                                        "productId",
                                        "gid://shopify/Product/123",
                                        "productVariantId",
                                        "gid://shopify/ProductVariant/456")))));
        all.put("mediaDelete", Map.of("id", seeded));
        all.put("fetchTokensForUser", Map.of("publicId", People.all().getFirst().publicId()));
        all.put(
                "fetchCustomDataTokenForUser",
                Map.of("email", People.all().getFirst().email()));
        all.put("standardMetafieldDefinitionEnable", Map.of("key", "k", "namespace", "n"));
        return all;
    }

    private static String seededVideo() {
        return Seed.events().stream()
                .flatMap(event -> Stream.ofNullable(event.video()))
                .filter(video -> video.owner().equals(Seed.ACME))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void succeeds(EverythingSelected everything, String root, String field, Map<String, ?> variables) {
        try {
            JsonNode answer = buyer.partners.ask(everything.document(root, field, variables), variables);
            assertThat(answer.path("errors").isMissingNode())
                    .as(answer.toString())
                    .isTrue();
            assertThat(answer.at("/data/" + field).isMissingNode()).as(field).isFalse();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_operation_of_the_users_api_answers_with_everything_its_type_offers() throws Exception {
        EverythingSelected everything = new EverythingSelected(sdl("shop-users.graphqls"));
        Map<String, Object> tier = Map.of("key", "loyalty_tier");
        Map<String, Map<String, ?>> operations = new LinkedHashMap<>();
        operations.put("metafield", Map.of("identifier", tier));
        operations.put("metafields", Map.of("last", 250));
        operations.put("user", Map.of());
        operations.put("metafieldsSet", Map.of("metafields", List.of(Map.of("identifier", tier, "value", "gold"))));
        operations.put("metafieldDelete", Map.of("identifier", tier));
        Set<String> roots = new LinkedHashSet<>(everything.fields("Query"));
        roots.addAll(everything.fields("Mutation"));
        assertThat(operations.keySet()).isEqualTo(roots);
        for (Map.Entry<String, Map<String, ?>> each : operations.entrySet()) {
            String root = everything.fields("Query").contains(each.getKey()) ? "Query" : "Mutation";
            String body = buyer.users(token, everything.document(root, each.getKey(), each.getValue()), each.getValue())
                    .body();
            assertThat(body).doesNotContain("\"errors\"").contains("\"" + each.getKey() + "\"");
        }
        assertThat(received("coordinates")).containsAll(everything.coordinates());
    }

    @Test
    void the_sample_of_the_token_guide_works() throws Exception {
        JsonNode answer = buyer.partners.ask(
                "mutation { fetchTokensForUser(publicId: \"USER_PUBLIC_ID\") { accessToken refreshToken expiresIn tokenType } }"
                        .replace("USER_PUBLIC_ID", People.all().getFirst().publicId()));
        assertThat(answer.at("/data/fetchTokensForUser/accessToken").isString()).isTrue();
        assertThat(answer.at("/data/fetchTokensForUser/tokenType").asString()).isEqualTo("Bearer");
    }

    @Test
    void the_grantees_of_the_reference_are_taken_as_they_stand_there() throws Exception {
        try (Partner acme = new Partner(sandbox, 0)) {
            acme.define("acme-id");
            acme.makeNamespace("my-namespace-key");
            assertThat(Partner.errors(acme.grant(
                            "acme-id",
                            Partner.grants(
                                    Partner.client("gid://shopify/Client/1234", "READ"),
                                    Partner.into("my-namespace-key", "WRITE"),
                                    Map.of("role", "ROLE_BASED_CLIENT_GROUP", "grant", "READ_WRITE")))))
                    .isEmpty();
            JsonNode grants = acme.see("acme-id").at("/access/grants");
            assertThat(grants.at("/1/__typename").asString()).isEqualTo("CustomDataRelativeAccessGrantType");
            assertThat(grants.at("/1/grantee").asString()).isEqualTo("my-namespace-key");
            assertThat(grants.at("/2/role").asString()).isEqualTo("ROLE_BASED_CLIENT_GROUP");
        }
    }

    private Set<String> received(String member) throws Exception {
        Set<String> all = new TreeSet<>();
        Json.MAPPER
                .readTree(buyer.partners
                        .control("GET", "received", sandbox.controlToken(), "")
                        .body())
                .path("received")
                .forEach(each -> each.path(member).forEach(one -> all.add(one.asString())));
        return all;
    }

    private static String sdl(String file) throws IOException {
        return Files.readString(UPSTREAM.resolve(file));
    }
}
