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

    /**
     * What the sandbox received is recorded, none of it twice, each as the operation that it says it belongs to; and what is recorded as done was
     * received. What a journey does as another tool goes through the sandbox's control endpoint and is not among it.
     */
    static void check(PortalProcess portal) {
        Map<String, Record.Operation> recorded = Record.of(portal).operations().stream()
                .collect(Collectors.toMap(Record.Operation::id, Function.identity()));
        List<JsonNode> received = portal.sandbox().changes();
        List<String> ids = received.stream().map(Agreement::operation).toList();

        assertThat(ids).as("operations the sandbox received").doesNotHaveDuplicates();
        assertThat(recorded.keySet()).as("operations recorded").containsAll(ids);
        received.forEach(one -> {
            Record.Operation operation = recorded.get(operation(one));
            assertThat(one.path("fields").valueStream().map(field -> inTheRecord(field.asString())))
                    .as("received for %s", operation)
                    .containsExactly(operation.field());
            assertThat(operation.state()).as("%s", operation).isNotEqualTo("NOT_SENT");
        });
        recorded.values().forEach(operation -> {
            assertThat(operation.outcomes()).as("entries about %s", operation).startsWith("REQUESTED");
            if (List.of("SUCCEEDED", "APPLIED").contains(operation.state())) {
                assertThat(ids).as("received for %s", operation).contains(operation.id());
            }
        });
    }

    /** The token endpoint has no fields: the sandbox names it by its path, the record by what it is asked for. */
    private static String inTheRecord(String received) {
        return received.equals("oauth/token") ? "refreshToken" : received;
    }

    /** Which operation a received mutation says it belongs to. */
    private static String operation(JsonNode received) {
        return received.path("headers").path("x-counterfoil-operation").asString("none: " + received);
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
