package dev.counterfoil.upstream.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Api;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.PartnersForTests;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RemoteUsersTests {

    private static final Endpoint ENDPOINT = new Endpoint(URI.create("https://shop.app/u"));
    private static final Credential TOKEN = Credential.bearer("token".getBytes(StandardCharsets.US_ASCII));

    private static final String SIZE = """
            {"value":"canary","ownerId":"gid://shopify/ShopUser/7","ownerType":"SHOP_USER","definition":{
             "uuid":"u-1","namespace":null,"key":"size","name":"Size","description":null,
             "type":{"name":"number_integer","category":"NUMBER"},"validations":[{"name":"min","value":"1"}],"access":null}}""";

    private final Script upstream = new Script();
    private final RemoteUsers users = new RemoteUsers(upstream, PartnersForTests.of(upstream));

    /** Answers once, and remembers what it was asked. */
    private static final class Script implements Upstream {

        private Answer answer = new Answer.Lost(true, Duration.ZERO);
        private String document = "";
        private String variables = "";

        void data(String json) {
            answer = new Answer.Success((ObjectNode) JsonMapper.shared().readTree(json), null, Duration.ZERO);
        }

        @Override
        public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables) {
            this.document = document;
            this.variables = variables.toString();
            return answer;
        }

        @Override
        public Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation) {
            throw new AssertionError("nothing here sends");
        }
    }

    private static final GraphQLSchema SCHEMA = schema();

    private static GraphQLSchema schema() {
        try (InputStream in = RemoteUsersTests.class.getResourceAsStream("/upstream/shop-users.graphqls")) {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static List<String> documents() {
        return UsersDocuments.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_document_is_one_named_operation_valid_against_the_schema_with_its_input_in_variables(String document) {
        assertThat(new Validator().validateDocument(SCHEMA, Parser.parse(document), Locale.ENGLISH))
                .isEmpty();
        assertThat(Parser.parse(document).getDefinitionsOfType(OperationDefinition.class))
                .singleElement()
                .satisfies(operation -> assertThat(operation.getName()).isNotBlank());
        assertThat(document).doesNotContain("\"");
    }

    @Test
    void a_page_is_asked_for_both_ways_and_read_with_its_cursors() {
        upstream.data(
                "{\"metafields\":{\"nodes\":[" + SIZE
                        + "],\"pageInfo\":{\"hasNextPage\":true,\"hasPreviousPage\":false,\"startCursor\":\"a\",\"endCursor\":\"b\"}}}");

        Fetched<MetafieldPage> page = users.metafields(
                ENDPOINT, TOKEN, new MetafieldPage.Paging(true, 50, "x"), List.of(new KeyPair("acme", "tier")));

        assertThat(upstream.variables)
                .isEqualTo(
                        "{\"first\":50,\"after\":\"x\",\"identifiers\":[{\"key\":\"tier\",\"namespace\":\"acme\"}]}");
        assertThat(page).isInstanceOfSatisfying(Fetched.Ok.class, ok -> {
            MetafieldPage read = (MetafieldPage) ok.value();
            assertThat(read.hasNext()).isTrue();
            assertThat(read.endCursor()).isEqualTo("b");
            assertThat(read.metafields())
                    .singleElement()
                    .satisfies(one -> assertThat(one.value()).isEqualTo("canary"));
            assertThat(read.toString()).doesNotContain("canary", "ShopUser");
        });
        users.metafields(ENDPOINT, TOKEN, new MetafieldPage.Paging(false, 50, "a"), List.of());
        assertThat(upstream.variables).isEqualTo("{\"last\":50,\"before\":\"a\"}");
    }

    @Test
    void what_can_be_read_of_a_partial_page_is_told_with_the_errors_that_say_what_is_lacking() {
        upstream.data("{\"metafields\":{\"nodes\":[" + SIZE + ",null],\"pageInfo\":{\"hasNextPage\":false}}}");
        Answer.Success whole = (Answer.Success) upstream.answer;
        assertThat(users.metafields(ENDPOINT, TOKEN, MetafieldPage.Paging.first(5), List.of()))
                .as("null without an error")
                .isInstanceOf(Fetched.Failed.class);
        upstream.answer = new Answer.Partial(
                whole.data(),
                List.of(new GraphQlError("Could not be resolved", List.of("metafields", "nodes", "1"), null)),
                null,
                Duration.ZERO);

        assertThat(users.metafields(ENDPOINT, TOKEN, MetafieldPage.Paging.first(5), List.of()))
                .isInstanceOfSatisfying(Fetched.Ok.class, ok -> {
                    assertThat(((MetafieldPage) ok.value()).metafields()).hasSize(1);
                    assertThat(ok.answer()).isInstanceOf(Answer.Partial.class);
                });
    }

    @Test
    void a_partial_answer_never_stands_for_a_value_that_is_not_there() {
        upstream.data("{\"metafield\":null}");
        upstream.answer = new Answer.Partial(
                ((Answer.Success) upstream.answer).data(),
                List.of(new GraphQlError("Could not be resolved", List.of("metafield"), null)),
                null,
                Duration.ZERO);

        assertThat(users.metafield(ENDPOINT, TOKEN, new KeyPair(null, "size"))).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void a_page_has_a_sound_size() {
        assertThatIllegalArgumentException().isThrownBy(() -> MetafieldPage.Paging.first(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MetafieldPage.Paging.first(251));
    }

    @Test
    void a_value_that_is_not_there_is_empty_and_an_answer_that_does_not_say_is_a_failure() {
        upstream.data("{\"metafield\":null}");
        assertThat(users.metafield(ENDPOINT, TOKEN, new KeyPair(null, "size")))
                .isInstanceOfSatisfying(
                        Fetched.Ok.class, ok -> assertThat(ok.value()).isEqualTo(Optional.empty()));
        assertThat(upstream.variables).isEqualTo("{\"identifier\":{\"key\":\"size\"}}");

        upstream.data("{}");
        assertThat(users.metafield(ENDPOINT, TOKEN, new KeyPair(null, "size"))).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void an_image_is_read_back_as_it_was() {
        UserMetafield size = users.readMetafield(JsonMapper.shared().readTree(SIZE));

        assertThat(users.readMetafield(users.image(size))).isEqualTo(size);
    }

    @Test
    void a_mutation_has_every_value_in_variables_and_prints_none() {
        Mutation set = users.metafieldsSet(List.of(
                new Users.Value(new KeyPair(null, "size"), "canary"), new Users.Value(new KeyPair("a", "b"), "2")));

        assertThat(set.api()).isEqualTo(Api.USERS);
        assertThat(set.variables())
                .hasToString("{\"metafields\":[{\"identifier\":{\"key\":\"size\"},\"value\":\"canary\"},"
                        + "{\"identifier\":{\"key\":\"b\",\"namespace\":\"a\"},\"value\":\"2\"}]}");
        assertThat(set.toString()).doesNotContain("canary");
        assertThat(users.metafieldDelete(new KeyPair(null, "size")).variables())
                .hasToString("{\"identifier\":{\"key\":\"size\"}}");
    }
}
