package dev.counterfoil.bench;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What recording costs: each mutation sent bare, through the gate, and through the gate with the image before read first, in
 * turn, so that all meet the same moment. Each time on a thing of its own that is there to be changed: what the API refuses
 * ends the run.
 */
final class GateOverhead {

    private static final int WARM = 5;
    private static final int TIMES = 30;

    private final Gate gate;
    private final Upstream upstream;
    private final ClientAccess clients;
    private final Actor actor;
    private final Client client;
    private final EveryMutation all;

    GateOverhead(ApplicationContext portal, Actor actor, Client client) {
        gate = portal.getBean(Gate.class);
        upstream = portal.getBean(Upstream.class);
        clients = portal.getBean(ClientAccess.class);
        this.actor = actor;
        this.client = client;
        this.all = new EveryMutation(portal, this::send);
    }

    void run() {
        System.out.printf(
                "  %-34s %10s %10s %10s %13s %10s%n",
                "median of " + TIMES, "bare", "gate", "overhead", "before read", "overhead");
        all.each().forEach(this::compare);
    }

    private void compare(EveryMutation.Prepared.Maker maker) {
        double[] bare = new double[TIMES];
        double[] gated = new double[TIMES];
        double[] read = new double[TIMES];
        boolean readable = false;
        String field = "";
        for (int i = -WARM; i < TIMES; i++) {
            double one = timed(maker.prepare(), prepared -> send(prepared.mutation(), prepared.refused()));
            double two = timed(maker.prepare(), prepared -> submit(prepared, new Before.None()));
            EveryMutation.Prepared last = maker.prepare();
            field = last.mutation().field();
            Before.Reader reader = last.reader();
            readable = reader != null;
            double three = 0;
            if (reader != null) {
                ObjectNode now = now(reader).orElse(null);
                three = timed(last, prepared -> submit(prepared, new Before.Read(reader, now, image -> "")));
            }
            if (i >= 0) {
                bare[i] = one;
                gated[i] = two;
                read[i] = three;
            }
        }
        double without = median(bare);
        double with = median(gated);
        System.out.printf("  %-34s %7.2f ms %7.2f ms %7.2f ms", field, without, with, with - without);
        System.out.println(
                readable
                        ? " %10.2f ms %7.2f ms".formatted(median(read), median(read) - without)
                        : "    no query shows it");
    }

    private static double timed(
            EveryMutation.Prepared prepared, java.util.function.Consumer<EveryMutation.Prepared> work) {
        long began = System.nanoTime();
        work.accept(prepared);
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[TIMES / 2];
    }

    private Optional<ObjectNode> now(Before.Reader reader) {
        try (ClientAccess.Opened opened = clients.open(client.id())) {
            return reader.read(opened.endpoint(), opened.credential())
                            instanceof dev.counterfoil.upstream.Fetched.Ok<Optional<ObjectNode>> ok
                    ? ok.value()
                    : Optional.empty();
        }
    }

    /** Sends without the gate; gives the payload. */
    private JsonNode send(Mutation mutation, boolean mayBeRefused) {
        try (ClientAccess.Opened opened = clients.open(client.id())) {
            Answer answer =
                    upstream.mutate(new Free(UUID.randomUUID()), opened.endpoint(), opened.credential(), mutation);
            if (answer instanceof Answer.Success success
                    && success.data().path(mutation.field()).path("userErrors").isEmpty()) {
                return success.data().path(mutation.field());
            }
            if (mayBeRefused) {
                return tools.jackson.databind.node.MissingNode.getInstance();
            }
            throw new IllegalStateException("Was not done: " + mutation.field() + " " + answer);
        }
    }

    private void submit(EveryMutation.Prepared prepared, Before before) {
        GateResult result = gate.submit(new Change(
                UUID.randomUUID(),
                actor,
                client,
                prepared.kind(),
                Permission.DEFINITION_EDIT,
                Risk.LOW,
                new Subject(prepared.subjectKind(), prepared.subject(), prepared.subject()),
                prepared.mutation(),
                before,
                new Inverse.None("BENCH"),
                Map.of()));
        boolean done = result instanceof GateResult.Recorded recorded
                && (recorded.operation().state() == OperationState.SUCCEEDED || prepared.refused());
        if (!done) {
            throw new IllegalStateException("Was not done: " + prepared.kind() + " " + result);
        }
    }

    /** Sends a mutation without the gate and gives its payload. */
    @FunctionalInterface
    interface Sender {
        JsonNode send(Mutation mutation, boolean mayBeRefused);
    }

    /** Leave to send without a record, on a sandbox of the benchmark's own. */
    private record Free(UUID operationId) implements Permit {

        @Override
        public boolean redeem() {
            return true;
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(20);
        }
    }
}
