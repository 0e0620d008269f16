package dev.counterfoil.changes;

import static dev.counterfoil.changes.GateHarness.TOOK;
import static dev.counterfoil.changes.GateHarness.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.changes.OperationKind.Finding;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.upstream.Answer;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReconcilerTests {

    private static final ObjectNode IMAGE =
            JsonMapper.shared().createObjectNode().put("key", "a_key");

    private final GateHarness house = new GateHarness();
    private final Reconciler reconciler = house.reconciler();
    private final Change change = change("a_key");

    @BeforeEach
    void everyAnswerIsLost() {
        house.api = permit -> new Answer.Lost(false, TOOK);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_was_recorded_and_never_left_ends_as_not_sent() {
        crashAt(Steps.Step.RECORDED);
        assertThat(house.state(change.intent())).isEqualTo(OperationState.INTENDED);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.INTENDED);
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.NOT_SENT);
        assertThat(outcomes()).containsExactly(Outcome.REQUESTED, Outcome.NOT_SENT);
        assertThat(house.sent).isEmpty();
    }

    @Test
    void what_may_have_left_is_read_back_and_found_applied() {
        crashAt(Steps.Step.IN_FLIGHT);
        house.finding = () -> new Finding.Applied(IMAGE);
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.APPLIED);
        assertThat(outcomes()).containsExactly(Outcome.REQUESTED, Outcome.UNKNOWN, Outcome.APPLIED);
        assertThat(house.entries.getLast().images()).containsEntry("after", IMAGE.toString());
        assertThat(house.entries.getLast().actorId()).isNull();
        assertThat(house.applied).hasSize(1);
    }

    @Test
    void not_applied_is_final_only_after_a_second_reading_much_later() {
        house.gate().submit(change);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.PROBABLY_NOT_APPLIED);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.PROBABLY_NOT_APPLIED);
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.NOT_APPLIED);
        assertThat(outcomes())
                .containsExactly(Outcome.REQUESTED, Outcome.UNKNOWN, Outcome.PROBABLY_NOT_APPLIED, Outcome.NOT_APPLIED);
    }

    @Test
    void a_second_reading_in_vain_is_tried_again_after_the_pause_and_not_after_minutes() {
        house.gate().submit(change);
        reconciler.run();
        house.finding = () -> new Finding.Unreadable(new Answer.Lost(true, TOOK));
        house.database.ownerClient().sql("""
                update operation set doubted_at = doubted_at - interval '5 minutes', read_at = read_at - interval '5 minutes'""").update();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.PROBABLY_NOT_APPLIED);
        house.finding = () -> new Finding.NotApplied(null);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.PROBABLY_NOT_APPLIED);
        house.database
                .ownerClient()
                .sql("update operation set read_at = read_at - interval '21 seconds'")
                .update();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.NOT_APPLIED);
    }

    @Test
    void an_operation_that_cannot_be_read_at_all_keeps_no_younger_one_from_its_end() {
        Change younger = change("another_key");
        house.gate().submit(change);
        house.gate().submit(younger);
        house.finding = () -> {
            house.finding = () -> new Finding.Applied(IMAGE);
            throw new IllegalStateException("the oldest cannot be understood");
        };
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.UNKNOWN);
        assertThat(house.state(younger.intent())).isEqualTo(OperationState.APPLIED);

        house.finding = () -> {
            throw new IllegalStateException("nor ever will be");
        };
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.AMBIGUOUS);
        assertThat(house.tasks).hasSize(1);
    }

    @Test
    void what_shows_up_at_the_second_reading_was_applied() {
        house.gate().submit(change);
        reconciler.run();
        house.finding = () -> new Finding.Applied(IMAGE);
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.APPLIED);
    }

    @Test
    void something_else_in_its_place_asks_a_person() {
        house.gate().submit(change);
        house.finding = () -> new Finding.Ambiguous(IMAGE);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.AMBIGUOUS);
        assertThat(house.tasks).hasSize(1);
    }

    @Test
    void whoever_has_looked_says_so_once_and_it_is_an_entry() {
        house.gate().submit(change);
        house.finding = () -> new Finding.Ambiguous(IMAGE);
        reconciler.run();
        UUID operation = house.store.byIntent(change.intent()).orElseThrow().id();
        house.denied = true;
        assertThatThrownBy(() -> house.doubts().checked(change.actor(), operation))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(house.tasks).hasSize(1);
        house.denied = false;
        assertThat(house.doubts().checked(change.actor(), operation)).isTrue();
        assertThat(house.doubts().checked(change.actor(), operation)).isFalse();
        assertThat(house.tasks).isEmpty();
        EntryDraft last = house.entries.getLast();
        assertThat(last.action()).isEqualTo("operation.check");
        assertThat(last.operationId()).isEqualTo(operation);
        assertThat(last.actorId()).isEqualTo(change.actor().id().value());
        assertThat(house.entries.stream().filter(entry -> entry.action().equals("operation.check")))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_tried_again_and_then_given_to_a_person() {
        house.gate().submit(change);
        house.finding = () -> new Finding.Unreadable(new Answer.Lost(true, TOOK));
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.UNKNOWN);
        assertThat(house.tasks).isEmpty();
        house.letTimePass();
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.AMBIGUOUS);
        assertThat(house.tasks).hasSize(1);
    }

    @Test
    void with_the_times_as_shipped_every_operation_has_ended_two_minutes_after_a_restart() throws Exception {
        Binder shipped = new Binder();
        ChangesProperties times = shipped.bindOrCreate("counterfoil.changes", ChangesProperties.class);
        Class<?> upstream = Class.forName("dev.counterfoil.upstream.UpstreamProperties");
        Method deadline = upstream.getDeclaredMethod("deadline");
        deadline.setAccessible(true);
        Duration reading = (Duration) deadline.invoke(shipped.bindOrCreate("counterfoil.upstream", upstream));
        String every = Reconciler.class
                .getDeclaredMethod("run")
                .getAnnotation(Scheduled.class)
                .fixedDelayString();
        Duration turn = DurationStyle.detectAndParse(every.replaceAll("^\\$\\{.*:|}$", ""));
        // Stopped right after it was sent, and then an API that lets each reading wait to the end: one reading falls
        // just
        // short of the patience, and the next one is the last.
        Duration worst = times.lease()
                .plus(turn)
                .plus(times.giveUpAfter())
                .plus(Reconciler.PAUSE)
                .plus(turn)
                .plus(reading);
        assertThat(worst).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_reading_that_hangs_keeps_no_other_operation_waiting() throws Exception {
        house.gate().submit(change);
        Change other = change("other");
        house.gate().submit(other);
        CountDownLatch otherIsRead = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        house.finding = () -> {
            if (readings.getAndIncrement() == 0) {
                await(otherIsRead);
            } else {
                otherIsRead.countDown();
            }
            return new Finding.Applied(IMAGE);
        };
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.APPLIED);
        assertThat(house.state(other.intent())).isEqualTo(OperationState.APPLIED);
    }

    @Test
    void what_follows_operations_keeps_none_from_its_end() {
        house.gate().submit(change);
        house.gate().submit(change("other"));
        house.listener = event -> {
            throw new DataAccessResourceFailureException("the listener's database is away");
        };
        house.finding = () -> new Finding.Applied(IMAGE);
        reconciler.run();
        assertThat(outcomes()).endsWith(Outcome.APPLIED, Outcome.APPLIED);
        assertThat(house.applied).hasSize(2);
    }

    @Test
    void it_never_sends_anything() {
        house.gate().submit(change);
        int sentByTheGate = house.sent.size();
        reconciler.run();
        house.letTimePass();
        reconciler.run();
        assertThat(house.sent).hasSize(sentByTheGate);
    }

    @Test
    void two_replicas_read_an_operation_once() throws Exception {
        house.gate().submit(change);
        AtomicInteger readings = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch otherIsDone = new CountDownLatch(1);
        house.finding = () -> {
            readings.incrementAndGet();
            reading.countDown();
            await(otherIsDone);
            return new Finding.Applied(IMAGE);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(reconciler::run);
            await(reading);
            house.reconciler().run();
            otherIsDone.countDown();
            first.get();
        }
        assertThat(readings).hasValue(1);
        assertThat(outcomes()).containsExactly(Outcome.REQUESTED, Outcome.UNKNOWN, Outcome.APPLIED);
    }

    @Test
    void a_record_that_cannot_be_written_changes_no_state() {
        house.gate().submit(change);
        house.ledgerBroken = true;
        house.finding = () -> new Finding.Applied(IMAGE);
        reconciler.run();
        assertThat(house.state(change.intent())).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void a_feature_that_a_crash_kept_from_being_told_what_is_done_is_told_once_at_the_next_start() {
        house.api = permit -> GateHarness.success();
        crashAt(Steps.Step.SETTLED);
        assertThat(house.state(change.intent())).isEqualTo(OperationState.SUCCEEDED);
        assertThat(house.applied).isEmpty();

        reconciler.run();
        reconciler.run();

        assertThat(house.missed).extracting(OperationRecord::intent).containsExactly(change.intent());
        assertThat(house.missed.getFirst().resultImage()).isNotNull();
    }

    @Test
    void a_feature_that_failed_when_it_was_told_is_told_again_and_one_that_did_not_is_not() {
        house.api = permit -> GateHarness.success();
        house.whenTold = () -> {
            throw new IllegalStateException("the mirror is away");
        };
        house.gate().submit(change);
        reconciler.run();
        assertThat(house.missed).isEmpty();
        house.whenTold = () -> {};
        reconciler.run();
        assertThat(house.missed).hasSize(1);

        house.gate().submit(GateHarness.change("another_key"));
        reconciler.run();
        assertThat(house.applied).hasSize(1);
        assertThat(house.missed).hasSize(1);
    }

    private java.util.List<Outcome> outcomes() {
        return house.entries.stream().map(EntryDraft::outcome).toList();
    }

    private void crashAt(Steps.Step where) {
        house.steps = step -> {
            if (step == where) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> house.gate().submit(change)).isInstanceOf(Crash.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static final class Crash extends Error {}
}
