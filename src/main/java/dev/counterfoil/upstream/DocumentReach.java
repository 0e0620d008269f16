package dev.counterfoil.upstream;

import dev.counterfoil.upstream.ApiSchema.Difference;
import dev.counterfoil.upstream.ApiSchema.Kind;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which coordinates of a schema one document relies on. */
public final class DocumentReach {

    private final String name;
    private final Set<String> coordinates = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final ApiSchema schema;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();

    private DocumentReach(ApiSchema schema, String name) {
        this.schema = schema;
        this.name = name;
    }

    /** Of a document that fits the schema. */
    public static DocumentReach of(ApiSchema schema, String text) {
        Document document = new Parser().parseDocument(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        DocumentReach reach = new DocumentReach(schema, operation.getName());
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> reach.fragments.put(fragment.getName(), fragment));
        operation.getVariableDefinitions().forEach(variable -> reach.input(base(variable.getType())));
        reach.select(
                operation.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "Query",
                operation.getSelectionSet());
        return reach;
    }

    /** The operation's name. */
    public String name() {
        return name;
    }

    /** Whether the difference is about something the document sends or reads. */
    public boolean isTouchedBy(Difference difference) {
        String coordinate = difference.coordinate();
        if (coordinates.contains(coordinate)) {
            return true;
        }
        String owner = coordinate.replaceFirst("[. ].*$", "");
        String kind = schema.parts().getOrDefault(owner, "");
        if (kind.equals("ENUM") || kind.equals("UNION") || kind.equals("INPUT_OBJECT")) {
            return types.contains(owner);
        }
        int argument = coordinate.indexOf('(');
        String is = difference.is();
        // An argument that must be given now, to a field that was asked for without it.
        return argument > 0
                && difference.kind() == Kind.ADDED
                && is != null
                && is.endsWith("!")
                && coordinates.contains(coordinate.substring(0, argument));
    }

    private void select(String type, SelectionSet selections) {
        types.add(type);
        coordinates.add(type);
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> select(type, field);
                case InlineFragment fragment ->
                    select(
                            fragment.getTypeCondition() == null
                                    ? type
                                    : fragment.getTypeCondition().getName(),
                            fragment.getSelectionSet());
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        select(fragment.getTypeCondition().getName(), fragment.getSelectionSet());
                    }
                }
                default -> {}
            }
        }
    }

    private void select(String type, Field field) {
        String here = type + "." + field.getName();
        String signature = schema.parts().get(here);
        if (signature == null) {
            return;
        }
        coordinates.add(here);
        for (Argument argument : field.getArguments()) {
            coordinates.add(here + "(" + argument.getName() + ":)");
        }
        String answered = ApiSchema.base(signature);
        types.add(answered);
        coordinates.add(answered);
        if (field.getSelectionSet() != null) {
            select(answered, field.getSelectionSet());
        }
    }

    private void input(String type) {
        if (!types.add(type)) {
            return;
        }
        coordinates.add(type);
        if ("INPUT_OBJECT".equals(schema.parts().get(type))) {
            schema.parts().forEach((coordinate, signature) -> {
                if (coordinate.startsWith(type + ".")) {
                    coordinates.add(coordinate);
                    input(ApiSchema.base(signature));
                }
            });
        }
    }

    private static String base(Type<?> type) {
        return switch (type) {
            case TypeName named -> named.getName();
            case graphql.language.ListType list -> base(list.getType());
            case graphql.language.NonNullType required -> base(required.getType());
            default -> "";
        };
    }
}
