package dev.counterfoil.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.GraphQlError;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.UserError;
import dev.counterfoil.upstream.partners.UserTokenMutations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One test for each row of the table that decides what an answer means. */
class VerdictTests {

    private static final Duration TOOK = Duration.ofMillis(7);
    private static final Mutation CREATE = new Mutation(
            "metafieldDefinitionCreate", "mutation …", JsonMapper.shared().createObjectNode(), "createdDefinition");

    @ParameterizedTest
    @EnumSource(Answer.Reason.class)
    void what_failed_before_any_byte_was_sent_is_not_sent(Answer.Reason reason) {
        Verdict verdict = Verdict.of(new Answer.NotSent(reason, TOOK), CREATE);
        assertThat(verdict.state()).isEqualTo(OperationState.NOT_SENT);
        assertThat(verdict.code()).isEqualTo(reason.name());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void a_status_that_refuses_is_a_refusal(int status) {
        assertThat(Verdict.of(new Answer.HttpFailure(status, "", null, TOOK), CREATE)
                        .state())
                .isEqualTo(OperationState.REFUSED);
        assertThat(errors(status, error("no", null, "x")).state()).isEqualTo(OperationState.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 404, 405, 408, 500, 502, 503, 504})
    void any_other_status_leaves_it_unknown(int status) {
        assertThat(Verdict.of(new Answer.HttpFailure(status, "", null, TOOK), CREATE)
                        .state())
                .isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void user_errors_without_a_result_are_a_refusal_with_their_paths() {
        Verdict verdict = success("""
            {"metafieldDefinitionCreate": {"createdDefinition": null, "userErrors": [
              {"field": ["definition", "key"], "message": "Key has already been taken"}]}}\
            """);
        assertThat(verdict.state()).isEqualTo(OperationState.REFUSED);
        assertThat(verdict.userErrors())
                .containsExactly(new UserError(List.of("definition", "key"), "Key has already been taken", null));
    }

    @Test
    void a_result_is_a_success() {
        Verdict verdict = success("""
            {"metafieldDefinitionCreate": {"createdDefinition": {"key": "a_key"}, "userErrors": []}}\
            """);
        assertThat(verdict.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(verdict.code()).isNull();
        ObjectNode result = Objects.requireNonNull(verdict.result());
        assertThat(result.path("key").asString()).isEqualTo("a_key");
    }

    @Test
    void a_token_that_came_beside_errors_was_issued_and_stands_in_no_image() {
        ObjectNode data = json("""
                {"fetchCustomDataTokenForUser": {"accessToken": "canary", "userErrors": [{"field": ["email"], "message": "odd"}]}}""");
        Mutation mutation = UserTokenMutations.byEmail("ana@example.com");

        Verdict verdict = Verdict.of(new Answer.Success(data, null, TOOK), mutation);

        assertThat(verdict.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(verdict.result()).isNull();
        assertThat(verdict.recordable(mutation).toString()).doesNotContain("canary");
    }

    @Test
    void a_result_beside_errors_is_a_success_with_the_errors_noted() {
        ObjectNode data = json("""
            {"metafieldDefinitionCreate": {"createdDefinition": {"key": "a_key"}, "userErrors": []}}\
            """);
        Verdict verdict = Verdict.of(
                new Answer.Partial(data, List.of(error("late", "INTERNAL_SERVER_ERROR", "x")), null, TOOK), CREATE);
        assertThat(verdict.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(verdict.code()).isEqualTo("WITH_ERRORS");
        assertThat(verdict.userErrors()).extracting(UserError::message).containsExactly("late");
    }

    @Test
    void a_result_that_is_no_object_is_a_result_too() {
        Mutation delete =
                new Mutation("mediaDelete", "mutation …", JsonMapper.shared().createObjectNode(), "deletedId");
        ObjectNode data = json("""
            {"mediaDelete": {"deletedId": "gid://shopapp/ShopVideo/1", "userErrors": [{"field": [], "message": "late"}]}}\
            """);

        assertThat(Verdict.of(new Answer.Success(data, null, TOOK), delete).state())
                .isEqualTo(OperationState.SUCCEEDED);
        ObjectNode none = json("""
            {"mediaDelete": {"deletedId": null, "userErrors": [{"field": ["id"], "message": "no such video"}]}}\
            """);
        assertThat(Verdict.of(new Answer.Success(none, null, TOOK), delete).state())
                .isEqualTo(OperationState.REFUSED);
    }

    @Test
    void a_payload_that_is_null_leaves_it_unknown() {
        assertThat(success("{\"metafieldDefinitionCreate\": null}").state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(success("{}").state()).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void a_fault_while_executing_leaves_it_unknown() {
        ObjectNode data = json("{\"metafieldDefinitionCreate\": null}");
        GraphQlError fault = error("boom", "INTERNAL_SERVER_ERROR", "metafieldDefinitionCreate");
        assertThat(Verdict.of(new Answer.Partial(data, List.of(fault), null, TOOK), CREATE)
                        .state())
                .isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(200, fault).state()).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void a_denied_field_is_a_refusal() {
        ObjectNode data = json("{\"metafieldDefinitionCreate\": null}");
        GraphQlError denied = error("no", "ACCESS_DENIED", "metafieldDefinitionCreate");
        assertThat(Verdict.of(new Answer.Partial(data, List.of(denied), null, TOOK), CREATE)
                        .state())
                .isEqualTo(OperationState.REFUSED);
    }

    @Test
    void errors_found_before_execution_are_a_refusal() {
        assertThat(errors(200, error("Field 'x' doesn't exist", "undefinedField"))
                        .state())
                .isEqualTo(OperationState.REFUSED);
        assertThat(errors(400, error("syntax", null)).state()).isEqualTo(OperationState.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRAPHQL_VALIDATION_FAILED",
                "GRAPHQL_PARSE_FAILED",
                "PARSE_ERROR",
                "BAD_USER_INPUT",
                "bad_request",
                "INVALID_VARIABLE",
                "undefinedField",
                "argumentLiteralsIncompatible",
                "missingRequiredArguments",
                "variableMismatch"
            })
    void a_code_that_is_known_to_come_before_execution_is_a_refusal(String code) {
        assertThat(errors(200, error("x", code)).state()).isEqualTo(OperationState.REFUSED);
        assertThat(errors(200, error("x", code, "metafieldDefinitionCreate")).state())
                .isEqualTo(OperationState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE_UNAVAILABLE", "UPSTREAM_FAILURE", "SOMETHING_NEW", "NOT_FOUND", "GATEWAY_TIMEOUT"})
    void any_other_code_leaves_it_unknown(String code) {
        assertThat(errors(200, error("x", code)).state()).isEqualTo(OperationState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 408, 409, 413, 421, 500, 502, 503, 504})
    void a_status_in_front_of_the_api_leaves_it_unknown_whatever_its_body_says(int status) {
        assertThat(errors(status, error("x", "BAD_REQUEST")).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(status, error("x", "undefinedField")).state()).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void one_error_of_many_that_came_while_executing_leaves_it_unknown() {
        assertThat(errors(200, error("a", null), error("b", null, "metafieldDefinitionCreate"))
                        .state())
                .isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void errors_inside_the_server_leave_it_unknown() {
        assertThat(errors(200, error("x", "INTERNAL_SERVER_ERROR")).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(200, error("x", "TIMEOUT")).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(200, error("Internal error. Something went wrong on our end.", null))
                        .state())
                .isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(500, error("x", null)).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(502, error("x", "ACCESS_DENIED")).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(errors(200).state()).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void what_cannot_be_read_or_was_lost_leaves_it_unknown() {
        assertThat(Verdict.of(new Answer.Malformed(200, "<html>", TOOK), CREATE).state())
                .isEqualTo(OperationState.UNKNOWN);
        assertThat(Verdict.of(new Answer.Lost(true, TOOK), CREATE).code()).isEqualTo("TIMED_OUT");
        assertThat(Verdict.of(new Answer.Lost(false, TOOK), CREATE).code()).isEqualTo("CONNECTION_LOST");
        assertThat(Verdict.of(new Answer.Lost(false, TOOK), CREATE).state()).isEqualTo(OperationState.UNKNOWN);
    }

    private static Verdict success(String data) {
        return Verdict.of(new Answer.Success(json(data), null, TOOK), CREATE);
    }

    private static Verdict errors(int status, GraphQlError... errors) {
        return Verdict.of(new Answer.Errors(status, List.of(errors), null, TOOK), CREATE);
    }

    private static GraphQlError error(String message, @Nullable String code, String... path) {
        return new GraphQlError(message, List.of(path), code);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
