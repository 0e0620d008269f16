package dev.counterfoil.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Api;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.UserError;
import dev.counterfoil.upstream.partners.UserTokenMutations;
import dev.counterfoil.upstream.tokens.TokenRefresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the gate does with the second kind of credential, and with answers that are secret or tell of a person. */
class UserTokenGateTests {

    private static final UUID TOKEN = new UUID(0, 42);
    private static final Mutation SET = new Mutation(
            Api.USERS,
            "metafieldsSet",
            "mutation …",
            json("{\"metafields\":[{\"identifier\":{\"key\":\"size\"},\"value\":\"canary-new\"}]}"),
            "metafields");

    private GateHarness house;
    private Gate gate;

    @BeforeEach
    void open() {
        house = new GateHarness();
        gate = house.gate();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Change change(Mutation mutation, Authority authority, Before before) {
        Change of = GateHarness.change("a_user");
        return new Change(
                of.intent(),
                of.actor(),
                of.client(),
                of.kind(),
                of.needs(),
                of.risk(),
                of.subject(),
                mutation,
                before,
                new Inverse.None("TEST"),
                Map.of(),
                authority,
                Map.of("user", "canary-label"));
    }

    private GateResult.Recorded submit(Change change) {
        return (GateResult.Recorded) gate.submit(change);
    }

    private String everythingRecorded() {
        String row = String.join(
                "\n",
                house.jdbc
                        .sql("select o::text from operation o")
                        .query(String.class)
                        .list());
        StringBuilder plain = new StringBuilder(row);
        house.entries.forEach(
                entry -> plain.append(entry.parameters()).append(entry.images()).append(entry.subject()));
        return plain.toString();
    }

    private void answers(String data) {
        house.api = permit -> new Answer.Success(json(data), null, GateHarness.TOOK);
    }

    @Test
    void a_token_reaches_the_one_who_asked_and_nothing_that_is_written() {
        answers("{\"fetchTokensForUser\":{\"accessToken\":\"canary-access\",\"refreshToken\":\"canary-refresh\","
                + "\"expiresIn\":3600,\"scope\":\"a b\",\"publicId\":\"canary-user\",\"userErrors\":[]}}");

        GateResult.Recorded recorded = submit(change(
                UserTokenMutations.byConsentToken("canary-consent"), new Authority.ClientSecret(), new Before.None()));

        assertThat(recorded.operation().state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(recorded.told()).isNotNull().hasToString("[sealed]");
        assertThat(recorded.told().payload().path("accessToken").asString()).isEqualTo("canary-access");
        assertThat(recorded.toString()).doesNotContain("canary");
        assertThat(everythingRecorded()).doesNotContain("canary");
        assertThat(house.entries.getLast().parameters())
                .containsEntry("scope", "a b")
                .containsEntry("lifetime.s", "3600");
        assertThat(house.entries.getLast().personal())
                .containsEntry("answer.publicId", "canary-user")
                .containsEntry("user", "canary-label");
        assertThat(house.entries.toString()).doesNotContain("canary-access", "canary-refresh", "canary-consent");
    }

    @Test
    void the_same_intent_again_does_not_tell_the_token_again() {
        answers("{\"fetchTokensForUser\":{\"accessToken\":\"canary-access\",\"userErrors\":[]}}");
        Change change = change(UserTokenMutations.byPublicId("u"), new Authority.ClientSecret(), new Before.None());
        submit(change);

        assertThat(submit(change).told()).isNull();
        assertThat(house.sent).hasSize(1);
    }

    @Test
    void a_refusal_is_recorded_by_its_code_and_its_words_go_to_the_person_alone() {
        answers("{\"fetchTokensForUser\":{\"userErrors\":[{\"code\":\"NO_USER\",\"field\":[\"publicId\"],"
                + "\"message\":\"There is no canary-user\"}]}}");

        GateResult.Recorded recorded = submit(
                change(UserTokenMutations.byPublicId("canary-user"), new Authority.ClientSecret(), new Before.None()));

        assertThat(recorded.operation().state()).isEqualTo(OperationState.REFUSED);
        assertThat(recorded.operation().code()).isEqualTo("NO_USER");
        assertThat(recorded.told().userErrors())
                .containsExactly(new UserError(List.of("publicId"), "There is no canary-user", "NO_USER"));
        assertThat(everythingRecorded()).doesNotContain("canary");
        assertThat(ChangeResult.of(recorded, ""))
                .isInstanceOfSatisfying(
                        ChangeResult.FieldProblems.class,
                        it -> assertThat(it.problems().getFirst().message()).contains("canary-user"));
    }

    @Test
    void a_users_values_before_and_after_stand_in_the_erasable_part_only() {
        answers("{\"metafieldsSet\":{\"metafields\":[{\"value\":\"canary-new\",\"ownerId\":\"canary-owner\","
                + "\"definition\":{\"key\":\"size\"}}],\"userErrors\":[]}}");
        ObjectNode before = json("{\"metafields\":[{\"definition\":{\"key\":\"size\"},\"value\":\"canary-old\"}]}");
        submit(change(
                SET,
                new Authority.UserToken(TOKEN, true),
                new Before.Read(
                        (endpoint, credential) ->
                                new Fetched.Ok<>(Optional.of(before), new Answer.Lost(false, Duration.ZERO)),
                        before,
                        Set.of("metafields"))));

        assertThat(everythingRecorded()).doesNotContain("canary").contains("size");
        assertThat(house.entries.getFirst().personal())
                .containsEntry("variables.metafields.0.value", "canary-new")
                .containsEntry("before.metafields.0.value", "canary-old");
        assertThat(house.entries.getLast().personal()).containsEntry("answer.metafields.0.value", "canary-new");
    }

    @Test
    void a_users_token_is_opened_for_the_users_api_and_the_one_who_acts() {
        answers("{\"metafieldsSet\":{\"metafields\":[],\"userErrors\":[]}}");
        Change change = change(SET, new Authority.UserToken(TOKEN, true), new Before.None());
        submit(change);

        assertThat(house.went).singleElement().asString().startsWith("https://api.example/api/users/graphql.json");
        assertThat(house.opened)
                .singleElement()
                .asString()
                .contains("https://api.example", change.actor().id().value().toString(), "access " + TOKEN);
    }

    @Test
    void only_the_gate_puts_the_refresh_token_into_the_form() {
        answers("{\"refreshToken\":{\"accessToken\":\"canary-access\",\"userErrors\":[]}}");
        submit(change(TokenRefresh.mutation(), new Authority.RefreshToken(TOKEN, true), new Before.None()));

        assertThat(house.went).containsExactly("https://api.example/oauth/token {\"refreshToken\":\"canary-refresh\"}");
        assertThat(everythingRecorded()).doesNotContain("canary");
    }

    @Test
    void a_token_that_is_gone_sends_nothing() {
        house.noCredential = true;

        assertThat(gate.submit(change(SET, new Authority.UserToken(TOKEN, false), new Before.None())))
                .isInstanceOf(GateResult.NoCredential.class);
        assertThat(house.sent).isEmpty();
        assertThat(house.entries).isEmpty();
    }

    @Test
    void what_a_token_that_was_not_kept_may_have_done_becomes_a_task_without_a_read() {
        house.api = permit -> new Answer.Lost(true, GateHarness.TOOK);
        submit(change(SET, new Authority.UserToken(TOKEN, false), new Before.None()));
        house.opened.clear();

        house.reconciler().run();

        assertThat(house.codes).containsExactly("TOKEN_NOT_KEPT");
        assertThat(house.opened).isEmpty();
        assertThat(everythingRecorded()).doesNotContain(TOKEN.toString());
    }

    @Test
    void a_kept_token_is_opened_again_to_read_back() {
        house.api = permit -> new Answer.Lost(true, GateHarness.TOOK);
        submit(change(SET, new Authority.UserToken(TOKEN, true), new Before.None()));
        house.opened.clear();
        house.finding = () -> new Finding.Applied(
                json("{\"metafields\":[{\"definition\":{\"key\":\"size\"},\"value\":\"canary-new\"}]}"));

        house.reconciler().run();

        assertThat(house.opened).singleElement().asString().contains("member=null", "access " + TOKEN);
        assertThat(everythingRecorded()).doesNotContain("canary");
        assertThat(house.entries.getLast().personal()).containsEntry("after.metafields.0.value", "canary-new");
    }

    @Test
    void a_token_whose_answer_was_lost_is_to_be_treated_as_issued() {
        house.api = permit -> new Answer.Lost(true, GateHarness.TOOK);
        house.finding = () -> new Finding.CannotTell("TREAT_AS_ISSUED");
        submit(change(UserTokenMutations.byPublicId("u"), new Authority.ClientSecret(), new Before.None()));

        house.reconciler().run();

        assertThat(house.codes).containsExactly("TREAT_AS_ISSUED");
        assertThat(house.entries.getLast().parameters()).containsEntry("code", "TREAT_AS_ISSUED");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
