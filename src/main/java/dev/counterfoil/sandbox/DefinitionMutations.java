package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.DefinitionRules.Verdict;
import dev.counterfoil.sandbox.State.Reached;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutations on definitions: so far {@code metafieldDefinitionCreate}. */
final class DefinitionMutations {

    private final Store store;

    DefinitionMutations(Store store) {
        this.store = store;
    }

    Map<String, Object> create(DataFetchingEnvironment environment) {
        DemoClient caller = Wiring.caller(environment);
        Operation operation = Wiring.operation(environment);
        Map<String, Object> input = Objects.requireNonNull(environment.getArgument("definition"));
        Verdict verdict = store.transact(operation.number(), state -> {
            Verdict judged = DefinitionRules.create(state, caller, input, false);
            return new Store.Decision<>(judged, judged.events());
        });
        @Nullable Map<String, Object> view = null;
        if (verdict.definition() != null) {
            operation.countApplied();
            Placement placement = new Placement(
                    caller.gid(),
                    null,
                    String.valueOf(input.get("key")),
                    verdict.definition().uuid());
            view = Views.definition(new Reached(placement, verdict.definition()), caller.gid());
        }
        return payload("createdDefinition", view, verdict.errors());
    }

    static Map<String, Object> payload(
            String resultField, @Nullable Map<String, Object> result, List<FieldError> errors) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(resultField, result);
        payload.put("userErrors", errors.stream().map(FieldError::toMap).toList());
        return payload;
    }
}
