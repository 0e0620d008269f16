package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The mutations on definitions, namespaces and access: each judges, applies and answers in one step of the store. */
final class DefinitionMutations {

    private final Store store;

    DefinitionMutations(Store store) {
        this.store = store;
    }

    Map<String, DataFetcher<?>> fetchers() {
        Map<String, DataFetcher<?>> all = new LinkedHashMap<>();
        all.put(
                "metafieldDefinitionCreate",
                judged(
                        "createdDefinition",
                        (caller, environment) -> DefinitionRules.create(caller, input(environment, "definition"))));
        all.put(
                "metafieldDefinitionUpdate",
                judged(
                        "updatedDefinition",
                        (caller, environment) -> DefinitionRules.update(caller, input(environment, "definition"))));
        all.put(
                "metafieldDefinitionDelete",
                judged(
                        "deletedDefinition",
                        (caller, environment) ->
                                DefinitionRules.delete(caller, environment.getArgument("identifier"))));
        all.put(
                "metafieldNamespaceCreate",
                judged(
                        "createdNamespace",
                        (caller, environment) -> NamespaceRules.create(caller, input(environment, "namespace"))));
        all.put(
                "metafieldNamespaceUpdate",
                judged(
                        "updatedNamespace",
                        (caller, environment) -> NamespaceRules.update(caller, input(environment, "namespace"))));
        all.put(
                "metafieldNamespaceDelete",
                judged(
                        "deletedNamespace",
                        (caller, environment) -> NamespaceRules.delete(caller, environment.getArgument("identifier"))));
        all.put(
                "metafieldAccessGrant",
                judged(
                        null,
                        (caller, environment) -> GrantRules.grant(
                                caller,
                                environment.getArgument("identifier"),
                                input(environment, "access"),
                                environment.getArgument("key"))));
        all.put(
                "metafieldAccessRevoke",
                judged(
                        null,
                        (caller, environment) -> GrantRules.revoke(
                                caller,
                                environment.getArgument("identifier"),
                                Objects.requireNonNull(environment.getArgument("targets")))));
        // The reference marks it as not implemented.
        all.put(
                "standardMetafieldDefinitionEnable",
                environment -> payload(
                        null,
                        null,
                        List.of(new FieldError(List.of(), "standardMetafieldDefinitionEnable is not implemented"))));
        return all;
    }

    private DataFetcher<Map<String, Object>> judged(
            @Nullable String resultField, BiFunction<Caller, DataFetchingEnvironment, Verdict> judge) {
        return environment -> {
            DemoClient client = Wiring.caller(environment);
            Operation operation = Wiring.operation(environment);
            Map<String, Object> answer = store.transact(operation.number(), state -> {
                Verdict verdict = judge.apply(new Caller(state, client, false), environment);
                @Nullable Reached reached = verdict.reached();
                @Nullable
                Map<String, Object> view =
                        reached == null || resultField == null ? null : Views.resource(state, reached, client.gid());
                return new Store.Decision<>(payload(resultField, view, verdict.errors()), verdict.events());
            });
            if (((List<?>) Objects.requireNonNull(answer.get("userErrors"))).isEmpty()) {
                operation.countApplied();
            }
            return answer;
        };
    }

    static Map<String, Object> payload(
            @Nullable String resultField, @Nullable Map<String, Object> result, List<FieldError> errors) {
        Map<String, Object> payload = new LinkedHashMap<>();
        if (resultField != null) {
            payload.put(resultField, result);
        }
        payload.put("userErrors", errors.stream().map(FieldError::toMap).toList());
        return payload;
    }

    static Map<String, Object> input(DataFetchingEnvironment environment, String argument) {
        return Objects.requireNonNull(environment.getArgument(argument));
    }
}
