package dev.counterfoil.sandbox;

import graphql.GraphQLException;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells which arguments and fields an operation really used, without their values: argument paths such as
 * {@code metafieldDefinitionCreate.definition.access.grants.granteeId}, field paths such as {@code metafieldDefinitions.nodes.key}, and the fields as
 * {@code Type.field}.
 */
final class Coverage {

    private static final int DEEPEST = 40;
    private final GraphQLSchema partners;
    private final GraphQLSchema users;

    Coverage(GraphQLSchema partners, GraphQLSchema users) {
        this.partners = partners;
        this.users = users;
    }

    /** The operation as the control endpoint tells it. */
    ObjectNode told(Received received) {
        ObjectNode told = Json.MAPPER.valueToTree(received);
        Walk walk = new Walk(received);
        if (received.api() != null && received.api().equals("token")) {
            paths(TokenEndpoint.FIELD, received.variables(), walk.arguments);
        } else {
            walk.start(received.api() != null && received.api().equals("users") ? users : partners);
        }
        told.set("arguments", Json.MAPPER.valueToTree(walk.arguments));
        told.set("selected", Json.MAPPER.valueToTree(walk.selected));
        told.set("coordinates", Json.MAPPER.valueToTree(walk.coordinates));
        return told;
    }

    /** The paths of a value; lists count by what they hold. */
    private static void paths(String at, @Nullable JsonNode value, Set<String> into) {
        into.add(at);
        if (value != null && value.isArray()) {
            value.forEach(each -> paths(at, each, into));
        } else if (value != null && value.isObject()) {
            value.properties().forEach(each -> paths(at + "." + each.getKey(), each.getValue(), into));
        }
    }

    private static final class Walk {

        private final Received received;
        private final Set<String> arguments = new TreeSet<>();
        private final Set<String> selected = new TreeSet<>();
        private final Set<String> coordinates = new TreeSet<>();
        private Map<String, FragmentDefinition> fragments = Map.of();

        Walk(Received received) {
            this.received = received;
        }

        void start(GraphQLSchema schema) {
            Document document;
            try {
                document = Parser.parse(received.query());
            } catch (GraphQLException e) {
                return;
            }
            fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                    .collect(Collectors.toMap(FragmentDefinition::getName, each -> each, (one, other) -> one));
            document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(each -> received.operationName() == null
                            || received.operationName().equals(each.getName()))
                    .forEach(each -> fields(
                            schema,
                            each.getOperation() == OperationDefinition.Operation.MUTATION
                                    ? schema.getMutationType()
                                    : schema.getQueryType(),
                            each.getSelectionSet(),
                            "",
                            0));
        }

        private void fields(
                GraphQLSchema schema, @Nullable GraphQLType type, @Nullable SelectionSet set, String path, int depth) {
            if (set == null || depth > DEEPEST) {
                return;
            }
            for (Selection<?> selection : set.getSelections()) {
                switch (selection) {
                    case Field field -> field(schema, type, field, path, depth);
                    case InlineFragment inline ->
                        fields(
                                schema,
                                inline.getTypeCondition() == null
                                        ? type
                                        : schema.getType(
                                                inline.getTypeCondition().getName()),
                                inline.getSelectionSet(),
                                path,
                                depth + 1);
                    case FragmentSpread spread -> {
                        FragmentDefinition fragment = fragments.get(spread.getName());
                        if (fragment != null) {
                            fields(
                                    schema,
                                    schema.getType(fragment.getTypeCondition().getName()),
                                    fragment.getSelectionSet(),
                                    path,
                                    depth + 1);
                        }
                    }
                    default -> {}
                }
            }
        }

        private void field(GraphQLSchema schema, @Nullable GraphQLType type, Field field, String path, int depth) {
            String here = path.isEmpty() ? field.getName() : path + "." + field.getName();
            selected.add(here);
            for (Argument argument : field.getArguments()) {
                value(here + "." + argument.getName(), argument.getValue());
            }
            @Nullable GraphQLType inner = null;
            if (type instanceof GraphQLFieldsContainer container) {
                GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
                if (definition != null) {
                    coordinates.add(((GraphQLNamedType) type).getName() + "." + field.getName());
                    inner = GraphQLTypeUtil.unwrapAll(definition.getType());
                }
            } else if (type instanceof GraphQLUnionType union) {
                coordinates.add(union.getName() + "." + field.getName());
            }
            fields(schema, inner, field.getSelectionSet(), here, depth + 1);
        }

        private void value(String at, @Nullable Value<?> value) {
            switch (value) {
                case VariableReference reference -> {
                    JsonNode given = received.variables() == null
                            ? null
                            : received.variables().get(reference.getName());
                    // A variable that was not sent leaves its argument out.
                    if (given != null) {
                        paths(at, given, arguments);
                    }
                }
                case ObjectValue object -> {
                    arguments.add(at);
                    for (ObjectField field : object.getObjectFields()) {
                        value(at + "." + field.getName(), field.getValue());
                    }
                }
                case ArrayValue array -> {
                    arguments.add(at);
                    array.getValues().forEach(each -> value(at, each));
                }
                case null, default -> arguments.add(at);
            }
        }
    }
}
