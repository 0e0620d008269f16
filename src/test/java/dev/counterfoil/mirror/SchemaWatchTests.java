package dev.counterfoil.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.mirror.SchemaState.Difference;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.Unasked;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.ApiSchema;
import dev.counterfoil.upstream.ApiSchema.Kind;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.users.UsersSchema;
import graphql.GraphQL;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaWatchTests {

    private static final String ENDPOINT = "https://api.example/graphql";
    private int asked;

    private final TestDatabase database = TestDatabase.create();
    private final WatchHouse house = new WatchHouse(database);
    private final SchemaStore store = new SchemaStore(house.ledger.jdbc());
    private Answer answer = answering(sdl -> sdl);
    private final SchemaWatch watch =
            house.schema(Unasked.but(ClientAccess.class, new Opening()), Unasked.but(Upstream.class, new Api()));

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    @Test
    void the_schema_we_were_built_for_is_found_the_same_without_a_word() {
        watch.check(ENDPOINT);
        assertThat(state().finding()).isEqualTo(Finding.SAME);
        assertThat(state().differences()).isEmpty();
        assertThat(house.said()).isEmpty();
        assertThat(house.tasks).isEmpty();
    }

    @Test
    void additions_removals_types_and_nullability_are_told_with_what_they_touch() {
        answer = answering(sdl -> sdl.replaceFirst("enum ShopVideoStatus \\{", "enum ShopVideoStatus {\n  PENDING")
                .replaceFirst("(type MetafieldDefinition [^{]*\\{)", "$1\n  colour: String")
                .replaceFirst("(input MediaCreateInput \\{)", "$1\n  licence: String!")
                .replaceFirst("(?s)(type MetafieldDefinition .*?name: String)!", "$1"));
        watch.check(ENDPOINT);
        List<Difference> found = state().differences();
        assertThat(found)
                .extracting(it -> it.kind() + " " + it.coordinate())
                .contains(
                        "ADDED ShopVideoStatus.PENDING",
                        "ADDED MetafieldDefinition.colour",
                        "ADDED MediaCreateInput.licence");
        assertThat(found)
                .filteredOn(it -> it.kind() == Kind.CHANGED)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.coordinate()).isEqualTo("MetafieldDefinitionType.name");
                    assertThat(it.was()).isEqualTo("String!");
                    assertThat(it.is()).isEqualTo("String");
                    assertThat(it.touches()).contains("MetafieldDefinition", "MetafieldDefinitionCreate");
                });
        assertThat(touching(found, "ShopVideoStatus.PENDING")).contains("MediaCreate");
        assertThat(touching(found, "MediaCreateInput.licence")).containsExactly("MediaCreate");
        assertThat(touching(found, "MetafieldDefinition.colour"))
                .as("nobody asks for it")
                .isEmpty();
        assertThat(state().finding()).isEqualTo(Finding.DIFFERENT);
    }

    @Test
    void what_only_a_users_token_opens_is_asked_once_a_day_when_one_is_at_hand() {
        UsersSchema users = new UsersSchema(Unasked.but(Upstream.class, new Api()));
        Endpoint endpoint = new Endpoint(URI.create("https://api.example/users"));
        Credential token = Credential.bearer("a-token".getBytes(StandardCharsets.US_ASCII));
        answer = answering("shop-users", sdl -> sdl.replace("ownerType: CustomDataOwnerType!", "ownerKind: String"));
        watch.pass(users, endpoint, token);
        watch.pass(users, endpoint, token);
        assertThat(asked).isEqualTo(1);
        SchemaState found = store.all().stream()
                .filter(state -> state.endpoint().equals("https://api.example/users"))
                .findFirst()
                .orElseThrow();
        assertThat(found.differences()).anySatisfy(it -> {
            assertThat(it.coordinate()).isEqualTo("Metafield.ownerType");
            assertThat(it.touches()).contains("MetafieldsSet");
        });
        assertThat(house.said()).hasSize(1);
    }

    @Test
    void a_removed_field_that_we_read_touches_what_reads_it() {
        answer = answering(sdl -> sdl.replace("previewImageUrl", "pictureUrl"));
        watch.check(ENDPOINT);
        assertThat(state().differences()).anySatisfy(it -> {
            assertThat(it.kind()).isEqualTo(Kind.REMOVED);
            assertThat(it.coordinate()).isEqualTo("ShopVideo.previewImageUrl");
            assertThat(it.touches()).contains("MediaUpdate");
        });
    }

    @Test
    void a_difference_is_told_once_and_again_when_it_changes_or_goes() {
        answer = answering(sdl -> sdl + "\ntype Extra { a: String }");
        watch.check(ENDPOINT);
        watch.check(ENDPOINT);
        assertThat(house.said()).containsExactly("schema.changed " + ENDPOINT);
        assertThat(house.tasks).hasSize(1);
        assertThat(house.entries().getFirst().parameters()).containsEntry("number", "2");
        answer = answering(sdl -> sdl);
        watch.check(ENDPOINT);
        assertThat(house.said()).hasSize(2);
        assertThat(house.tasks).isEmpty();
    }

    @Test
    void a_server_that_allows_no_introspection_is_not_said_to_have_changed() {
        answer = answering(sdl -> sdl + "\ntype Extra { a: String }");
        watch.check(ENDPOINT);
        answer = new Answer.Errors(200, List.of(new GraphQlError("not allowed", List.of(), null)), null, Duration.ZERO);
        watch.check(ENDPOINT);
        assertThat(state().finding()).isEqualTo(Finding.NOT_ALLOWED);
        assertThat(state().differences()).as("what was found last").hasSize(2);
        assertThat(house.said()).hasSize(1);

        answer = new Answer.Lost(true, Duration.ZERO);
        watch.check(ENDPOINT);
        assertThat(state().finding()).isEqualTo(Finding.UNREADABLE);
        assertThat(state().problem()).isEqualTo("TIMED_OUT");
    }

    @Test
    void names_in_answers_that_we_do_not_know_are_reported_once() {
        UnknownNames names = house.names();
        names.report(ENDPOINT, List.of("ShopVideoStatus.PENDING", "Metafield.colour"));
        house.names().report(ENDPOINT, List.of("ShopVideoStatus.PENDING"));
        assertThat(state().unknown())
                .extracting(SchemaState.Unknown::name)
                .containsExactly("Metafield.colour", "ShopVideoStatus.PENDING");
        assertThat(state().unseen()).isTrue();
        assertThat(house.entries()).extracting(Entry::action).containsExactly("schema.unknown", "schema.unknown");
        assertThat(house.tasks.get("schema.unknown " + ENDPOINT)).containsEntry("count", "2");
        assertThat(store.looked(ENDPOINT, List.of("another"))).isFalse();
        assertThat(store.looked(ENDPOINT, List.of("ShopVideoStatus.PENDING"))).isTrue();
        assertThat(store.looked(ENDPOINT, List.of("ShopVideoStatus.PENDING"))).isFalse();
        assertThat(state().unseen()).as("the other one has not been looked at").isTrue();
        assertThat(store.looked(ENDPOINT, List.of("Metafield.colour"))).isTrue();
        assertThat(state().unseen()).isFalse();
    }

    @Test
    void a_name_that_cannot_be_recorded_is_not_taken_for_reported() {
        database.ownerClient()
                .sql("revoke execute on all functions in schema public from "
                        + database.access().app().user() + ", public")
                .update();
        house.names().report(ENDPOINT, List.of("Metafield.colour"));
        assertThat(house.entries()).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void one_replica_at_a_time_asks() {
        store.follow(List.of(ENDPOINT));
        assertThat(store.claim(List.of(ENDPOINT), Duration.ofDays(1))).contains(ENDPOINT);
        assertThat(store.claim(List.of(ENDPOINT), Duration.ofDays(1))).isEmpty();
    }

    private SchemaState state() {
        return store.all().getFirst();
    }

    private static List<String> touching(List<Difference> all, String coordinate) {
        return all.stream()
                .filter(it -> it.coordinate().equals(coordinate))
                .findFirst()
                .orElseThrow()
                .touches();
    }

    private static Answer answering(UnaryOperator<String> edit) {
        return answering("shop-partners", edit);
    }

    private static Answer answering(String api, UnaryOperator<String> edit) {
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(edit.apply(sdl(api))));
        Object data = GraphQL.newGraphQL(schema)
                .build()
                .execute(ApiSchema.INTROSPECTION)
                .getData();
        return new Answer.Success((ObjectNode) JsonMapper.shared().valueToTree(data), null, Duration.ZERO);
    }

    private static String sdl(String api) {
        try (InputStream in = SchemaWatchTests.class.getResourceAsStream("/upstream/" + api + ".graphqls")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public final class Api {
        public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables) {
            assertThat(document).isEqualTo(ApiSchema.INTROSPECTION);
            asked++;
            return answer;
        }
    }

    public static final class Opening {
        public List<Client> all() {
            return List.of(WatchHouse.client(new UUID(0, 1)));
        }

        public ClientAccess.Opened open(ClientId id) {
            return new ClientAccess.Opened(
                    new Endpoint(URI.create(ENDPOINT)), "acme", Credential.basic("acme", new byte[] {1}));
        }
    }
}
