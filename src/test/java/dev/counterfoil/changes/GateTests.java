package dev.counterfoil.changes;

import static dev.counterfoil.changes.GateHarness.TOOK;
import static dev.counterfoil.changes.GateHarness.change;
import static dev.counterfoil.changes.GateHarness.reading;
import static dev.counterfoil.changes.GateHarness.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GateTests {

    private final GateHarness house = new GateHarness();
    private final Gate gate = house.gate();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_change_is_recorded_and_in_flight_before_it_is_sent() {
        Change change = change("a_key");
        house.api = permit -> {
            assertThat(house.state(change.intent())).isEqualTo(OperationState.IN_FLIGHT);
            assertThat(house.entries).extracting(EntryDraft::outcome).containsExactly(Outcome.REQUESTED);
            assertThat(permit.operationId())
                    .isEqualTo(
                            house.store.byIntent(change.intent()).orElseThrow().id());
            return success();
        };
        OperationRecord done = recorded(gate.submit(change));
        assertThat(done.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(house.entries).extracting(EntryDraft::outcome).containsExactly(Outcome.REQUESTED, Outcome.SUCCEEDED);
        assertThat(house.entries).allSatisfy(entry -> {
            assertThat(entry.operationId()).isEqualTo(done.id());
            assertThat(entry.actorId()).isEqualTo(new UUID(0, 7));
            assertThat(entry.parameters()).containsEntry("client.name", "Acme Shop");
        });
        assertThat(house.entries.getLast().images()).containsKeys("variables", "after");
        assertThat(house.applied).hasSize(1);
    }

    @Test
    void what_listens_to_operations_cannot_make_a_recorded_change_look_unrecorded() {
        house.listener = event -> {
            throw new DataAccessResourceFailureException("the listener's database is away");
        };
        assertThat(recorded(gate.submit(change("a_key"))).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(house.sent).hasSize(1);
    }

    @Test
    void nothing_is_sent_inside_a_transaction() {
        assertThatThrownBy(() -> house.transaction().execute(status -> gate.submit(change("a_key"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(house.sent).isEmpty();
    }

    @Test
    void nothing_is_sent_when_the_record_cannot_be_written() {
        house.ledgerBroken = true;
        Change change = change("a_key");
        assertThat(gate.submit(change)).isInstanceOf(GateResult.NotRecorded.class);
        assertThat(house.sent).isEmpty();
        assertThat(house.store.byIntent(change.intent())).isEmpty();
    }

    @Test
    void nothing_is_sent_when_the_operation_cannot_be_written() {
        house.database
                .ownerClient()
                .sql("revoke insert on operation from "
                        + house.database.access().app().user())
                .update();
        assertThat(gate.submit(change("a_key"))).isInstanceOf(GateResult.NotRecorded.class);
        assertThat(house.sent).isEmpty();
        assertThat(house.entries).isEmpty();
    }

    @Test
    void whoever_may_not_sends_and_records_no_change() {
        house.denied = true;
        assertThatThrownBy(() -> gate.submit(change("a_key"))).isInstanceOf(AccessDeniedException.class);
        assertThat(house.sent).isEmpty();
        assertThat(house.entries).isEmpty();
    }

    @Test
    void a_secret_that_does_not_open_sends_nothing() {
        house.noCredential = true;
        assertThat(gate.submit(change("a_key"))).isInstanceOf(GateResult.NoCredential.class);
        assertThat(house.sent).isEmpty();
    }

    @Test
    void the_same_form_sent_again_is_the_same_operation() {
        Change change = change("a_key");
        OperationRecord first = recorded(gate.submit(change));
        OperationRecord second = recorded(gate.submit(change));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(house.sent).hasSize(1);
    }

    @Test
    void two_clicks_at_once_even_on_two_replicas_send_once_and_see_the_same_outcome() throws Exception {
        Change change = change("a_key");
        Gate replica = house.gate();
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        house.api = permit -> {
            sending.countDown();
            await(secondWaits);
            return success();
        };
        FutureTask<GateResult> one = new FutureTask<>(() -> gate.submit(change));
        FutureTask<GateResult> two = new FutureTask<>(() -> replica.submit(change));
        Thread.ofPlatform().start(one);
        await(sending);
        Thread second = Thread.ofPlatform().start(two);
        Eventually.until(
                () -> Arrays.stream(second.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("settled")),
                () -> {});
        secondWaits.countDown();
        assertThat(recorded(one.get()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(recorded(two.get()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(house.sent).hasSize(1);
        assertThat(house.entries).hasSize(2);
    }

    @Test
    void a_second_change_to_the_same_thing_is_refused_while_the_first_is_unknown() {
        house.api = permit -> new Answer.Lost(true, TOOK);
        OperationRecord first = recorded(gate.submit(change("a_key")));
        assertThat(first.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(gate.submit(change("a_key")))
                .isInstanceOfSatisfying(
                        GateResult.Busy.class,
                        busy -> assertThat(busy.first().id()).isEqualTo(first.id()));
        assertThat(gate.submit(change("other"))).isInstanceOf(GateResult.Recorded.class);
        assertThat(house.sent).hasSize(2);
    }

    @Test
    void a_stale_form_sends_nothing_and_shows_both_versions() {
        ObjectNode then = json("{\"name\": \"old\", \"seen\": 1}");
        ObjectNode now = json("{\"name\": \"new\", \"seen\": 2}");
        assertThat(gate.submit(change(UUID.randomUUID(), "k", reading(then, () -> found(now)))))
                .isEqualTo(new GateResult.Stale(then, now));
        assertThat(gate.submit(change(UUID.randomUUID(), "k", reading(null, () -> found(now)))))
                .isEqualTo(new GateResult.Stale(null, now));
        assertThat(gate.submit(change(UUID.randomUUID(), "k", reading(then, GateTests::absent))))
                .isEqualTo(new GateResult.Stale(then, null));
        assertThat(house.sent).isEmpty();
        assertThat(house.entries).isEmpty();
    }

    @Test
    void a_stale_form_is_told_who_changed_it_if_that_was_done_here_and_nobody_otherwise() {
        house.api = permit -> new Answer.Success(
                json(
                        "{\"metafieldDefinitionCreate\": {\"createdDefinition\": {\"name\": \"new\"}, \"userErrors\": []}}"),
                null,
                TOOK);
        OperationRecord done = recorded(gate.submit(change("k")));
        ObjectNode then = json("{\"name\": \"old\"}");
        assertThat(stale(then, json("{\"name\": \"new\", \"seen\": 2}")).by())
                .isEqualTo(new Changer(true, "Ada Okafor", done.createdAt(), done.latestSeq()));
        assertThat(stale(then, json("{\"name\": \"of somebody else\"}")).by()).isNull();
    }

    private GateResult.Stale stale(ObjectNode then, ObjectNode now) {
        return (GateResult.Stale) gate.submit(change(UUID.randomUUID(), "k", reading(then, () -> found(now))));
    }

    @Test
    void how_long_the_api_asks_to_be_left_alone_reaches_the_form() {
        house.api = permit -> new Answer.HttpFailure(429, "", Duration.ofSeconds(30), TOOK);
        assertThat(ChangeResult.of(gate.submit(change("k")), "definition"))
                .isInstanceOfSatisfying(
                        ChangeResult.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void a_difference_in_a_field_the_change_does_not_write_is_no_matter() {
        ObjectNode then = json("{\"name\": \"same\", \"seen\": 1}");
        ObjectNode now = json("{\"name\": \"same\", \"seen\": 2}");
        recorded(gate.submit(change(UUID.randomUUID(), "k", reading(then, () -> found(now)))));
        assertThat(house.entries.getFirst().images()).containsEntry("before", now.toString());
    }

    @Test
    void what_another_has_changed_between_the_reading_and_the_record_is_read_again() {
        ObjectNode then = json("{\"name\": \"same\"}");
        ObjectNode theirs = json("{\"name\": \"theirs\"}");
        AtomicReference<ObjectNode> there = new AtomicReference<>(then);
        GateResult late = gate.submit(change(UUID.randomUUID(), "k", reading(then, () -> {
            ObjectNode read = there.get();
            if (read == then) {
                // Another person's change takes effect and ends right after this reading.
                there.set(theirs);
                recorded(gate.submit(change(UUID.randomUUID(), "k", new Before.None())));
            }
            return found(read);
        })));
        assertThat(late).isEqualTo(new GateResult.Stale(then, theirs));
        assertThat(house.sent).hasSize(1);
        assertThat(house.entries).extracting(EntryDraft::outcome).containsExactly(Outcome.REQUESTED, Outcome.SUCCEEDED);
    }

    @Test
    void what_another_has_changed_elsewhere_or_in_vain_is_no_reason_to_read_again() {
        ObjectNode then = json("{\"name\": \"same\"}");
        AtomicInteger readings = new AtomicInteger();
        recorded(gate.submit(change(UUID.randomUUID(), "k", reading(then, () -> {
            readings.incrementAndGet();
            recorded(gate.submit(change("other")));
            house.api = permit -> new Answer.HttpFailure(401, "", null, TOOK);
            recorded(gate.submit(change("k")));
            house.api = permit -> success();
            return found(then);
        }))));
        assertThat(readings).hasValue(1);
    }

    @Test
    void what_cannot_be_read_before_is_not_changed() {
        Answer lost = new Answer.Lost(true, TOOK);
        assertThat(gate.submit(change(UUID.randomUUID(), "k", reading(null, () -> new Fetched.Failed<>(lost)))))
                .isEqualTo(new GateResult.Unreadable(lost));
        assertThat(house.sent).isEmpty();
        assertThat(house.entries).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_recorded_leaves_the_operation_to_be_read_back() {
        Change change = change("a_key");
        house.api = permit -> {
            house.ledgerBroken = true;
            return success();
        };
        assertThat(recorded(gate.submit(change)).state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(house.state(change.intent())).isEqualTo(OperationState.IN_FLIGHT);
    }

    @Test
    void an_answer_after_the_lease_was_taken_is_a_further_entry_and_ends_the_operation() {
        Change change = change("a_key");
        house.api = permit -> {
            house.letTimePass();
            house.finding = () -> new OperationKind.Finding.NotApplied(null);
            house.reconciler().run();
            assertThat(house.state(change.intent())).isEqualTo(OperationState.PROBABLY_NOT_APPLIED);
            return success();
        };
        assertThat(recorded(gate.submit(change)).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(house.entries)
                .extracting(EntryDraft::outcome)
                .containsExactly(Outcome.REQUESTED, Outcome.UNKNOWN, Outcome.PROBABLY_NOT_APPLIED, Outcome.SUCCEEDED);
        assertThat(house.entries.getLast().parameters()).containsEntry("late", "yes");
    }

    @Test
    void an_operation_given_up_before_it_left_is_not_sent() {
        Change change = change("a_key");
        house.steps = step -> {
            if (step == Steps.Step.RECORDED) {
                house.letTimePass();
                house.reconciler().run();
            }
        };
        assertThat(recorded(gate.submit(change)).state()).isEqualTo(OperationState.NOT_SENT);
        assertThat(house.sent).isEmpty();
    }

    @Test
    void every_outcome_is_told_by_its_entry() {
        for (Answer answer : List.<Answer>of(
                new Answer.NotSent(Answer.Reason.REFUSED, TOOK),
                new Answer.HttpFailure(401, "", null, TOOK),
                new Answer.HttpFailure(500, "<html>", null, TOOK),
                new Answer.Malformed(200, "{", TOOK))) {
            house.entries.clear();
            house.api = permit -> answer;
            OperationRecord operation =
                    recorded(gate.submit(change(UUID.randomUUID().toString())));
            assertThat(house.entries.getLast().outcome().name())
                    .isEqualTo(operation.state().name());
            assertThat(house.entries.getLast().parameters()).containsKey("code");
        }
    }

    @Test
    void secrets_are_dropped_and_personal_values_kept_apart_before_anything_is_recorded() {
        ObjectNode variables =
                json("{\"email\": \"jon@example.com\", \"consentToken\": \"canary\", \"unheardOf\": \"canary\"}");
        Change of = change("a_user");
        Mutation token = new Mutation("fetchCustomDataTokenForUser", "mutation …", variables, "");
        house.api = permit -> new Answer.Success(
                json("{\"fetchCustomDataTokenForUser\": {\"accessToken\": \"canary\", \"userErrors\": []}}"),
                null,
                TOOK);
        recorded(gate.submit(new Change(
                of.intent(),
                of.actor(),
                of.client(),
                of.kind(),
                of.needs(),
                of.risk(),
                of.subject(),
                token,
                of.before(),
                new Inverse.None("TEST"),
                Map.of())));
        assertThat(house.entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.toString()).doesNotContain("canary");
            assertThat(entry.images().toString()).doesNotContain("jon@example.com");
            assertThat(entry.personal()).containsValue("jon@example.com");
        });
        String row = house.jdbc
                .sql("select o::text from operation o")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("canary").doesNotContain("jon@example.com");
    }

    private static OperationRecord recorded(GateResult result) {
        assertThat(result).isInstanceOf(GateResult.Recorded.class);
        return ((GateResult.Recorded) result).operation();
    }

    private static Fetched<Optional<ObjectNode>> found(ObjectNode image) {
        return new Fetched.Ok<>(Optional.of(image), success());
    }

    private static Fetched<Optional<ObjectNode>> absent() {
        return new Fetched.Ok<>(Optional.empty(), success());
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
