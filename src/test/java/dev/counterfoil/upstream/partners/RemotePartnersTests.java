package dev.counterfoil.upstream.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RemotePartnersTests {

    private static final Endpoint ENDPOINT = new Endpoint(URI.create("https://shop.app/g"));
    private static final Credential CREDENTIAL = Credential.basic("c", new byte[0]);

    private static final String WHOLE = """
            {"uuid":"u-1","namespace":"acme.sub","key":"size","name":"Size","description":"How big",
             "type":{"name":"number_integer","category":"NUMBER"},
             "validations":[{"name":"min","value":"1"}],
             "access":{"default":"READ","grants":[
               {"__typename":"CustomDataAbsoluteAccessGrantType","grant":"READ_WRITE","granteeId":"gid://shopify/Client/1"},
               {"__typename":"CustomDataRelativeAccessGrantType","grant":"ADMIN","grantee":"acme"},
               {"__typename":"CustomDataRoleBasedAccessGrantType","grant":"READ","role":"GROUP"},
               {"__typename":"SomethingNew","grant":"OWNER"}]}}""";

    private static final MetafieldDefinition READ = new MetafieldDefinition(
            "u-1",
            "acme.sub",
            "size",
            "Size",
            "How big",
            "number_integer",
            "NUMBER",
            List.of(new MetafieldDefinition.Validation("min", "1")),
            new MetafieldDefinition.Access(
                    "READ",
                    List.of(
                            new MetafieldDefinition.Grant("client", "gid://shopify/Client/1", "READ_WRITE"),
                            new MetafieldDefinition.Grant("key", "acme", "ADMIN"),
                            new MetafieldDefinition.Grant("role", "GROUP", "READ"),
                            new MetafieldDefinition.Grant("SomethingNew", "", "OWNER"))));

    private final RecordedUpstream upstream = new RecordedUpstream();
    private final RemotePartners partners = new RemotePartners(upstream);

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    @Test
    void a_page_is_read_with_its_cursor() {
        upstream.data("{\"metafieldDefinitions\":{\"nodes\":[" + WHOLE
                + "],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"abc\"}}}");

        Fetched<DefinitionPage> page = partners.metafieldDefinitions(ENDPOINT, CREDENTIAL, 250, "before");

        assertThat(page)
                .isInstanceOfSatisfying(
                        Fetched.Ok.class,
                        ok -> assertThat(ok.value()).isEqualTo(new DefinitionPage(List.of(READ), true, "abc")));
        assertThat(upstream.variables).hasToString("{\"first\":250,\"after\":\"before\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 251})
    void a_page_has_a_sound_size(int first) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partners.metafieldDefinitions(ENDPOINT, CREDENTIAL, first, null));
    }

    @Test
    void one_definition_is_read_by_its_path_or_is_absent() {
        upstream.data("{\"metafieldDefinition\":" + WHOLE + "}");
        assertThat(partners.metafieldDefinition(ENDPOINT, CREDENTIAL, new KeyPair("acme.sub", "size")))
                .isInstanceOfSatisfying(
                        Fetched.Ok.class, ok -> assertThat(ok.value()).isEqualTo(Optional.of(READ)));
        assertThat(upstream.variables).hasToString("{\"identifier\":{\"key\":\"size\",\"namespace\":\"acme.sub\"}}");

        upstream.data("{\"metafieldDefinition\":null}");
        assertThat(partners.metafieldDefinition(ENDPOINT, CREDENTIAL, new KeyPair(null, "size")))
                .isInstanceOfSatisfying(
                        Fetched.Ok.class, ok -> assertThat(ok.value()).isEqualTo(Optional.empty()));
        assertThat(upstream.variables).hasToString("{\"identifier\":{\"key\":\"size\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"metafieldDefinitions\":null}",
                "{\"metafieldDefinitions\":{\"nodes\":null}}",
                "{\"metafieldDefinitions\":{\"nodes\":[null],\"pageInfo\":{\"hasNextPage\":false}}}",
                "{\"metafieldDefinitions\":{\"nodes\":[]}}"
            })
    void data_that_are_not_a_page_are_no_page(String data) {
        upstream.data(data);

        assertThat(partners.metafieldDefinitions(ENDPOINT, CREDENTIAL, 1, null))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.answer()).isInstanceOf(Answer.Malformed.class));
    }

    @Test
    void a_partial_answer_is_no_page_since_what_is_missing_is_not_what_is_gone() {
        upstream.answer = new Answer.Partial(
                json("{\"metafieldDefinitions\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false}}}"),
                List.of(new GraphQlError("denied", List.of(), null)),
                null,
                Duration.ZERO);

        assertThat(partners.metafieldDefinitions(ENDPOINT, CREDENTIAL, 1, null)).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void a_definition_with_nothing_but_a_key_is_read() {
        MetafieldDefinition bare = partners.readDefinition(json("{\"key\":\"k\"}"));

        assertThat(bare).isEqualTo(new MetafieldDefinition("", null, "k", null, null, "", "", List.of(), null));
    }

    @Test
    void an_image_is_read_back_as_the_same_definition() {
        assertThat(partners.readDefinition(partners.image(READ))).isEqualTo(READ);
        MetafieldDefinition bare = new MetafieldDefinition("u", null, "k", null, null, "boolean", "", List.of(), null);
        assertThat(partners.readDefinition(partners.image(bare))).isEqualTo(bare);
    }

    @Test
    void credentials_are_proven_by_any_list() {
        upstream.data("{\"metafieldDefinitions\":{\"nodes\":[]}}");
        assertThat(partners.ping(ENDPOINT, CREDENTIAL)).isInstanceOf(Fetched.Ok.class);

        upstream.answer = new Answer.HttpFailure(401, "no", null, Duration.ZERO);
        assertThat(partners.ping(ENDPOINT, CREDENTIAL)).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void a_creation_is_written_down_with_every_value_in_variables() {
        String hostile = "\"} injected { \\ \u2028";
        Mutation mutation = partners.metafieldDefinitionCreate(new DefinitionCreate(
                "size",
                hostile,
                "",
                "number_integer",
                null,
                List.of(new MetafieldDefinition.Validation("min", "1")),
                null));

        assertThat(mutation.field()).isEqualTo("metafieldDefinitionCreate");
        assertThat(mutation.resultField()).isEqualTo("createdDefinition");
        assertThat(mutation.document()).isEqualTo(PartnersDocuments.DEFINITION_CREATE);
        assertThat(mutation.variables().get("definition").get("name").asString())
                .isEqualTo(hostile);
        assertThat(mutation.variables().get("definition").has("namespace")).isFalse();
        assertThat(mutation.variables().get("definition").get("validations"))
                .hasToString("[{\"name\":\"min\",\"value\":\"1\"}]");
        assertThat(upstream.variables).as("nothing was sent").isNull();
    }

    @Test
    void an_update_names_only_what_changes() {
        Mutation mutation = partners.metafieldDefinitionUpdate(
                new DefinitionUpdate(new KeyPair("a.b", "size"), null, "Size", null, List.of(), null));

        assertThat(mutation.variables())
                .hasToString(
                        "{\"definition\":{\"identifier\":{\"key\":\"size\",\"namespace\":\"a.b\"},\"name\":\"Size\",\"validations\":[]}}");
        assertThat(mutation.resultField()).isEqualTo("updatedDefinition");
    }

    @Test
    void a_namespace_is_written_down_with_its_access() {
        Mutation mutation = partners.metafieldNamespaceCreate(new NamespaceCreate(
                "loyalty",
                "Loyalty",
                "d",
                null,
                new MetafieldDefinition.Access(
                        "READ", List.of(new MetafieldDefinition.Grant("role", "ROLE_BASED_CLIENT_GROUP", "WRITE")))));

        assertThat(mutation.variables().path("namespace").path("access"))
                .hasToString(
                        "{\"default\":\"READ\",\"grants\":[{\"grant\":\"WRITE\",\"role\":\"ROLE_BASED_CLIENT_GROUP\"}]}");
        assertThat(mutation.resultField()).isEqualTo("createdNamespace");
    }

    @Test
    void a_grant_and_its_withdrawal_name_the_grantee_by_its_kind() {
        Mutation grant = partners.metafieldAccessGrant(
                new KeyPair(null, "size"),
                new MetafieldDefinition.Access(
                        null, List.of(new MetafieldDefinition.Grant("client", "gid://shopify/Client/2", "READ"))),
                "their_size");
        Mutation revoke = partners.metafieldAccessRevoke(
                new KeyPair(null, "size"), List.of(new Target("key", "my-namespace-key"), new Target("role", "r")));

        assertThat(grant.variables())
                .hasToString("{\"identifier\":{\"key\":\"size\"},\"access\":{\"grants\":[{\"grant\":\"READ\","
                        + "\"granteeId\":\"gid://shopify/Client/2\"}]},\"key\":\"their_size\"}");
        assertThat(revoke.variables())
                .hasToString(
                        "{\"identifier\":{\"key\":\"size\"},\"targets\":[{\"grantee\":\"my-namespace-key\"},{\"role\":\"r\"}]}");
        assertThat(List.of(grant.resultField(), revoke.resultField())).containsOnly("");
    }

    @Test
    void a_listing_is_asked_for_in_either_direction_with_all_its_arguments() {
        upstream.data("""
                {"metafieldDefinitions": {"edges": [], "pageInfo":
                  {"hasNextPage": true, "hasPreviousPage": true, "startCursor": "s", "endCursor": "e"}}}""");
        Fetched<DefinitionListing> listing = partners.listDefinitions(
                ENDPOINT,
                CREDENTIAL,
                new DefinitionsQuery(true, 25, "c", List.of(new KeyPair("n", "k")), "NAME", true));

        assertThat(upstream.variables)
                .hasToString("{\"last\":25,\"sortKey\":\"NAME\",\"reverse\":true,\"before\":\"c\","
                        + "\"identifiers\":[{\"key\":\"k\",\"namespace\":\"n\"}]}");
        assertThat(listing)
                .isInstanceOfSatisfying(
                        Fetched.Ok.class,
                        ok -> assertThat(ok.value()).isEqualTo(new DefinitionListing(List.of(), true, true, "s", "e")));
    }

    private static final class RecordedUpstream implements Upstream {

        private Answer answer = new Answer.Lost(false, Duration.ZERO);
        private ObjectNode variables;

        void data(String data) {
            answer = new Answer.Success(json(data), null, Duration.ZERO);
        }

        @Override
        public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode given) {
            variables = given;
            return answer;
        }

        @Override
        public Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation) {
            throw new AssertionError("only the gate sends mutations");
        }
    }
}
