package dev.counterfoil.sandbox;

import graphql.GraphQLException;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A GraphQL request as its JSON body gave it, with as much of the document as can be told without a schema. */
record Request(
        String query,
        @Nullable String operationName,
        @Nullable JsonNode variables,
        String type,
        List<String> fields,
        DocumentSize size) {

    static Request parse(byte[] body) {
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Refusal("BAD_REQUEST", "The body is not JSON.");
        }
        JsonNode query = node.path("query");
        JsonNode operationName = node.path("operationName");
        JsonNode variables = node.path("variables");
        if (!node.isObject() || !query.isString()) {
            throw new Refusal("BAD_REQUEST", "The body must be one JSON object with a query.");
        }
        if (!absent(operationName) && !operationName.isString() || !absent(variables) && !variables.isObject()) {
            throw new Refusal("BAD_REQUEST", "operationName must be a string and variables an object.");
        }
        return read(
                query.asString(),
                absent(operationName) ? null : operationName.asString(),
                absent(variables) ? null : variables);
    }

    private static Request read(String query, @Nullable String operationName, @Nullable JsonNode variables) {
        try {
            Document document = Parser.parse(query);
            List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(each -> operationName == null || operationName.equals(each.getName()))
                    .toList();
            List<String> fields = new ArrayList<>();
            for (OperationDefinition operation : operations) {
                roots(operation.getSelectionSet(), document, new HashSet<>(), fields);
            }
            String type = operations.isEmpty()
                    ? "unreadable"
                    : operations.getFirst().getOperation().name().toLowerCase(Locale.ROOT);
            String name = operations.size() == 1 ? operations.getFirst().getName() : operationName;
            return new Request(query, name, variables, type, List.copyOf(fields), DocumentSize.of(document));
        } catch (InvalidSyntaxException e) {
            return new Request(query, operationName, variables, "unreadable", List.of(), new DocumentSize(0, 0));
        } catch (GraphQLException e) {
            throw new Refusal("BAD_REQUEST", "The document cannot be read.");
        }
    }

    /** Those inside fragments count as well, each fragment once. */
    private static void roots(SelectionSet set, Document document, Set<String> seen, List<String> fields) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> fields.add(field.getName());
                case InlineFragment fragment -> roots(fragment.getSelectionSet(), document, seen, fields);
                case FragmentSpread spread
                when seen.add(spread.getName()) ->
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(fragment -> fragment.getName().equals(spread.getName()))
                            .forEach(fragment -> roots(fragment.getSelectionSet(), document, seen, fields));
                default -> {}
            }
        }
    }

    boolean tooLarge() {
        return size.tooLarge();
    }

    Map<String, Object> variableMap() {
        return variables == null ? Map.of() : Json.map(variables);
    }

    Received received(long n, String api, DemoClient caller, Map<String, String> headers) {
        return new Received(
                n,
                Instant.now(),
                caller.clientId(),
                type,
                operationName,
                fields,
                Sealing.variables(query, variables),
                Sealing.document(query),
                headers,
                api,
                null);
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
