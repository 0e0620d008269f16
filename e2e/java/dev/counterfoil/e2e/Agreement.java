package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The sandbox's log and the ledger tell the same story. */
final class Agreement {

    private Agreement() {}

    /** What the sandbox received is recorded, none of it twice; and what is recorded as done was received. */
    static void check(PortalProcess portal) {
        Map<String, List<Record.Operation>> recorded =
                Record.of(portal).operations().stream().collect(Collectors.groupingBy(Record.Operation::subject));
        List<String> received =
                portal.sandbox().mutations().stream().map(Agreement::key).toList();

        assertThat(recorded.keySet()).as("recorded").containsAll(received);
        Map<String, Long> times =
                received.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        recorded.forEach((subject, operations) -> {
            long maySend = operations.stream()
                    .filter(one -> !one.state().equals("NOT_SENT"))
                    .count();
            assertThat(times.getOrDefault(subject, 0L))
                    .as("sent for %s, recorded as %s", subject, operations)
                    .isLessThanOrEqualTo(maySend);
            operations.forEach(operation -> {
                assertThat(operation.outcomes()).as("entries about %s", subject).startsWith("REQUESTED");
                if (List.of("SUCCEEDED", "REFUSED", "APPLIED").contains(operation.state())) {
                    assertThat(received).contains(subject);
                }
            });
        });
    }

    /** The path that the record names the subject by. */
    static String key(JsonNode mutation) {
        JsonNode variables = mutation.path("variables");
        if (variables.path("namespace").isString()) {
            return variables.path("namespace").asString() + "."
                    + variables.path("key").asString();
        }
        JsonNode input = variables.has("definition")
                ? variables.path("definition")
                : variables.has("namespace") ? variables.path("namespace") : variables;
        JsonNode path = input.has("identifier") ? input.path("identifier") : input;
        String namespace = path.path("namespace").asString("");
        String key = path.path("key").asString("");
        // On creation the namespace is one to share into, not a part of the path.
        return input.has("identifier") && !namespace.isEmpty() ? namespace + "." + key : key;
    }
}
