package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Each fault as a client meets it, and what the sandbox did meanwhile. */
class SandboxFaultTests extends OneCaller {

    private static final String CREATE = "metafieldDefinitionCreate";

    private int made;

    @Test
    void drop_closes_without_executing() {
        sandbox.fault(Fault.once(Fault.Kind.DROP, CREATE));
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        leaves("closed", "drop", false);
    }

    @Test
    void drop_after_executes_and_closes_without_answering() {
        sandbox.fault(Fault.once(Fault.Kind.DROP_AFTER, CREATE));
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        leaves("closed", "drop-after", true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HANG", "HANG_AFTER"})
    void hang_stays_silent_until_faults_are_cleared(Fault.Kind kind) throws Exception {
        sandbox.fault(Fault.once(kind, CREATE));
        CompletableFuture<HttpResponse<String>> answer = inBackground();
        while (sandbox.received().isEmpty() || sandbox.received().getFirst().outcome() == null) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
        while (!answer.isDone()) {
            // The fault may not have fallen asleep yet when the outcome was already written.
            sandbox.clearFaults();
        }
        assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
        leaves("closed", kind.word(), kind == Fault.Kind.HANG_AFTER);
    }

    @Test
    void delay_answers_all_the_same() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.DELAY, CREATE).withMs(50));
        long before = System.nanoTime();
        assertThat(create().statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50));
        leaves("answered", "delay", true);
    }

    @Test
    void status_answers_without_executing_and_may_say_when_to_come_back() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.STATUS, CREATE).withStatus(429).withRetryAfter("7"));
        HttpResponse<String> answer = create();
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        leaves("withheld", "status", false);
    }

    @Test
    void html_is_a_page_where_json_was_expected() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.HTML, CREATE));
        HttpResponse<String> answer = create();
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).startsWith("<!doctype html>");
        leaves("withheld", "html", false);
    }

    @Test
    void redirect_points_elsewhere_and_executes_nothing() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.REDIRECT, CREATE)
                .withLocation("http://localhost:1/x")
                .withStatus(302));
        HttpResponse<String> answer = create();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://localhost:1/x");
        leaves("withheld", "redirect", false);
    }

    @Test
    void truncated_executes_and_breaks_off() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.TRUNCATED, CREATE));
        HttpResponse<String> answer = create();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Json.MAPPER.readTree(answer.body())).isInstanceOf(JacksonException.class);
        leaves("answered", "truncated", true);
    }

    @Test
    void errors_null_stands_beside_the_data() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.ERRORS_NULL, CREATE));
        JsonNode answer = Json.MAPPER.readTree(create().body());
        assertThat(answer.has("errors")).isTrue();
        assertThat(answer.path("errors").isNull()).isTrue();
        assertThat(answer.at("/data/metafieldDefinitionCreate/createdDefinition")
                        .isObject())
                .isTrue();
        leaves("answered", "errors-null", true);
    }

    @Test
    void partial_has_an_error_beside_the_data() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.PARTIAL, CREATE).withError("half", "TOO_MANY", null));
        JsonNode answer = Json.MAPPER.readTree(create().body());
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("TOO_MANY");
        assertThat(answer.at("/data/metafieldDefinitionCreate/createdDefinition")
                        .isObject())
                .isTrue();
        leaves("answered", "partial", true);
    }

    @Test
    void huge_is_valid_json_of_the_size_asked_for() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.HUGE, CREATE).withBytes(9 << 20));
        String body = create().body();
        assertThat(body.length()).isGreaterThan(9_000_000);
        assertThat(Json.MAPPER
                        .readTree(body)
                        .at("/data/metafieldDefinitionCreate/userErrors")
                        .isArray())
                .isTrue();
        leaves("answered", "huge", true);
    }

    @Test
    void slow_trickles_to_the_end() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.SLOW, CREATE).withMs(1));
        assertThat(Json.MAPPER.readTree(create().body()).has("data")).isTrue();
        leaves("answered", "slow", true);
    }

    @Test
    void user_error_refuses_in_the_shape_of_the_api() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.USER_ERROR, CREATE)
                .withError("Name is reserved", null, List.of("definition", "name")));
        JsonNode payload = Json.MAPPER.readTree(create().body()).at("/data/metafieldDefinitionCreate");
        assertThat(payload.path("createdDefinition").isNull()).isTrue();
        assertThat(payload.at("/userErrors/0/field/1").asString()).isEqualTo("name");
        assertThat(payload.at("/userErrors/0/message").asString()).isEqualTo("Name is reserved");
        leaves("answered", "user-error", false);
    }

    @ParameterizedTest
    @CsvSource({
        "mediaDelete,                  '{ mediaDelete(id: \"x\") { userErrors { field } } }',                                  id",
        "metafieldDefinitionDelete,    '{ metafieldDefinitionDelete(identifier: {key: \"k\"}) { userErrors { field } } }',     identifier.key",
        "fetchCustomDataTokenForUser,  '{ fetchCustomDataTokenForUser(email: \"a@b.example\") { userErrors { field } } }',     email"
    })
    void user_error_blames_an_input_that_the_mutation_has(String mutation, String document, String path)
            throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.USER_ERROR, mutation));
        JsonNode field = caller.ask("mutation " + document).at("/data/" + mutation + "/userErrors/0/field");
        assertThat(Json.MAPPER.convertValue(field, String[].class)).containsExactly(path.split("\\."));
    }

    @Test
    void a_refusal_looks_as_the_apis_own_would() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.STATUS, CREATE).withStatus(401));
        HttpResponse<String> unknown = create();
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("Basic realm="));
        assertThat(Json.MAPPER
                        .readTree(unknown.body())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("UNAUTHORIZED");
        sandbox.fault(Fault.once(Fault.Kind.STATUS, CREATE).withStatus(429).withRetryAfter("7"));
        HttpResponse<String> tooMany = create();
        JsonNode body = Json.MAPPER.readTree(tooMany.body());
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("7");
        assertThat(body.get("data").isNull()).isTrue();
        assertThat(body.at("/errors/0/extensions/code").asString()).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void an_operation_inside_fragments_is_struck_as_well() throws Exception {
        for (String document : List.of(
                "query { ... on Query { metafieldDefinitions(first: 1) { nodes { key } } } }",
                "query { ...F } fragment F on Query { ...G } fragment G on Query { metafieldDefinitions(first: 1) { nodes { key } } }")) {
            sandbox.fault(Fault.once(Fault.Kind.GRAPHQL_ERROR, "metafieldDefinitions"));
            assertThat(caller.ask(document).has("errors")).as(document).isTrue();
            assertThat(sandbox.received().getLast().fields()).containsExactly("metafieldDefinitions");
        }
    }

    @Test
    void a_reset_clears_faults_lets_go_of_what_hangs_and_gives_tokens_their_lifetimes_back() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.HANG, CREATE));
        CompletableFuture<HttpResponse<String>> answer = inBackground();
        while (sandbox.received().isEmpty() || sandbox.received().getFirst().outcome() == null) {
            Thread.onSpinWait();
        }
        sandbox.fault(Fault.always(Fault.Kind.STATUS, CREATE));
        sandbox.tokenLifetimes(1, 2, 3);
        while (!answer.isDone()) {
            sandbox.reset();
        }
        assertThat(create().statusCode()).isEqualTo(200);
        JsonNode lifetimes = Json.MAPPER.readTree(
                caller.control("POST", "tokens", sandbox.controlToken(), "{}").body());
        assertThat(lifetimes.path("access").asInt()).isEqualTo(3_600);
    }

    @Test
    void graphql_error_refuses_at_the_top_level() throws Exception {
        sandbox.fault(Fault.once(Fault.Kind.GRAPHQL_ERROR, CREATE).withError("Throttled", "THROTTLED", null));
        JsonNode answer = Json.MAPPER.readTree(create().body());
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("THROTTLED");
        assertThat(answer.has("data")).isFalse();
        leaves("withheld", "graphql-error", false);
    }

    @Test
    void a_fault_strikes_its_operation_as_often_as_it_was_told() throws Exception {
        sandbox.fault(new Fault(Fault.Kind.STATUS, CREATE, 2, null, null, 503, null, null, null, null, null, null));
        assertThat(caller.postQuery("{ __typename }", Map.of()).statusCode()).isEqualTo(200);
        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(create().statusCode()).isEqualTo(200);

        sandbox.fault(Fault.always(Fault.Kind.STATUS, "*"));
        for (int i = 0; i < 3; i++) {
            assertThat(caller.postQuery("{ __typename }", Map.of()).statusCode())
                    .isEqualTo(500);
        }
        sandbox.clearFaults();
        assertThat(caller.postQuery("{ __typename }", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_control_endpoint_steers_with_its_token_only() throws Exception {
        String fault = "{\"operation\":\"%s\",\"kind\":\"drop-after\",\"times\":1}".formatted(CREATE);
        assertThat(caller.control("POST", "faults", "guess", fault).statusCode())
                .isEqualTo(401);
        assertThat(caller.control("GET", "received", "", "").statusCode()).isEqualTo(401);
        String token = sandbox.controlToken();
        assertThat(caller.control("POST", "faults", token, fault).statusCode()).isEqualTo(200);
        assertThat(caller.control("GET", "faults", token, "").body()).contains("drop-after");
        assertThat(caller.control("DELETE", "faults", token, "").statusCode()).isEqualTo(200);
        assertThat(create().statusCode()).isEqualTo(200);
        for (String wrong :
                List.of("{\"kind\":\"quake\"}", "{}", "[]", "{\"kind\":\"drop\",\"times\":0}", "nonsense")) {
            assertThat(caller.control("POST", "faults", token, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(caller.control("POST", "elsewhere", token, "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_log_is_read_through_the_control_endpoint_by_client() throws Exception {
        create();
        try (Caller staging = new Caller(sandbox.origin(), sandbox.clients().get(1))) {
            staging.ask("{ __typename }");
        }
        JsonNode all = received("received");
        assertThat(all.size()).isEqualTo(2);
        JsonNode mine = received("received?client=" + acme.clientId());
        assertThat(mine.size()).isEqualTo(1);
        assertThat(mine.at("/0/fields/0").asString()).isEqualTo(CREATE);
        assertThat(mine.at("/0/outcome/applied").asInt()).isEqualTo(1);
        assertThat(received("received?client=nobody").size()).isZero();
        assertThat(received("received?after=1").size()).isEqualTo(1);
    }

    private JsonNode received(String path) throws Exception {
        return Json.MAPPER
                .readTree(
                        caller.control("GET", path, sandbox.controlToken(), "").body())
                .path("received");
    }

    @Test
    void changes_made_elsewhere_alter_the_state_without_an_operation() throws Exception {
        assertThat(
                        change(
                                "\"action\":\"create\",\"definition\":{\"key\":\"from_outside\",\"name\":\"O\",\"description\":\"\",\"type\":\"boolean\"}"))
                .isEqualTo(200);
        assertThat(change("\"action\":\"rename\",\"key\":\"from_outside\",\"newKey\":\"renamed_outside\""))
                .isEqualTo(200);
        assertThat(change("\"action\":\"update\",\"key\":\"size_shoe\",\"definition\":{\"name\":\"Shoes\"}"))
                .isEqualTo(200);
        assertThat(change("\"action\":\"delete\",\"key\":\"loyalty_tier\"")).isEqualTo(200);
        assertThat(sandbox.keys(acme.gid()))
                .contains("renamed_outside", "size_shoe")
                .doesNotContain("from_outside", "loyalty_tier");
        assertThat(sandbox.keys(Seed.ACME_STAGING)).doesNotContain("loyalty_tier");
        assertThat(change("\"action\":\"delete\",\"key\":\"loyalty_tier\"")).isEqualTo(422);
        assertThat(change("\"action\":\"rename\",\"key\":\"size_shoe\",\"newKey\":\"size_ring\""))
                .isEqualTo(422);
        assertThat(change("\"action\":\"dance\"")).isEqualTo(400);
        assertThat(sandbox.received()).isEmpty();
    }

    private int change(String members) throws Exception {
        return caller.control(
                        "POST",
                        "change",
                        sandbox.controlToken(),
                        "{\"client\":\"" + acme.clientId() + "\"," + members + "}")
                .statusCode();
    }

    @Test
    void reset_brings_the_seed_back_and_empties_the_log() throws Exception {
        create();
        sandbox.changeElsewhere(acme.gid(), "{\"action\":\"delete\",\"key\":\"size_shoe\"}");
        long last = sandbox.received().getLast().n();
        assertThat(caller.control("POST", "reset", sandbox.controlToken(), "").statusCode())
                .isEqualTo(200);
        assertThat(sandbox.keys(acme.gid())).hasSize(48).contains("size_shoe");
        assertThat(sandbox.received()).isEmpty();
        create();
        assertThat(sandbox.received().getFirst().n()).isEqualTo(last + 1);
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        Map<String, String> definition =
                Map.of("key", "faulty_" + made++, "name", "F", "description", "", "type", "boolean");
        return caller.postQuery(Caller.CREATE, Map.of("definition", definition));
    }

    private CompletableFuture<HttpResponse<String>> inBackground() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return create();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** One operation was received, exactly once, with this outcome. */
    private void leaves(String answer, String fault, boolean applied) {
        Received received = sandbox.received().getFirst();
        assertThat(sandbox.received()).hasSize(1);
        assertThat(received.outcome()).isNotNull();
        assertThat(received.outcome().answer()).isEqualTo(answer);
        assertThat(received.outcome().fault()).isEqualTo(fault);
        assertThat(received.outcome().applied()).isEqualTo(applied ? 1 : 0);
        assertThat(sandbox.keys(acme.gid()).contains("faulty_0")).isEqualTo(applied);
    }
}
