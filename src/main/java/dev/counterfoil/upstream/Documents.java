package dev.counterfoil.upstream;

import graphql.GraphQLException;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.List;
import java.util.Optional;

/** Judges GraphQL documents before anything connects. */
final class Documents {

    private Documents() {}

    /** Whether the document is one query, fragments apart. */
    static boolean isQuery(String text) {
        return soleOperation(text)
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY)
                .isPresent();
    }

    /** Whether the document is one mutation with this one root field, not renamed and under no condition. */
    static boolean isMutationOf(String field, String text) {
        return soleOperation(text)
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION)
                .filter(operation -> operation.getDirectives().isEmpty())
                .map(operation -> operation.getSelectionSet().getSelections())
                .filter(roots -> roots.size() == 1
                        && roots.getFirst() instanceof Field root
                        && root.getName().equals(field)
                        && root.getAlias() == null
                        && root.getDirectives().isEmpty())
                .isPresent();
    }

    @SuppressWarnings("rawtypes")
    private static Optional<OperationDefinition> soleOperation(String text) {
        Document document;
        try {
            document = Parser.parse(text);
        } catch (GraphQLException invalid) {
            return Optional.empty();
        }
        List<Definition> definitions = document.getDefinitions();
        boolean known = definitions.stream()
                .allMatch(part -> part instanceof OperationDefinition || part instanceof FragmentDefinition);
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        return known && operations.size() == 1 ? Optional.of(operations.getFirst()) : Optional.empty();
    }
}
