package dev.counterfoil.upstream;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds in answers to one document what the schema does not name: types, enum values, and fields that were not asked for. */
final class AnswerNames {

    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]{0,99}");

    /** A field, and the type on which it is asked for. */
    private record Asked(String type, Field field) {}

    private final ApiSchema schema;
    private final String root;
    private final SelectionSet selections;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();

    AnswerNames(ApiSchema schema, String text) {
        this.schema = schema;
        Document document = new Parser().parseDocument(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        this.root = operation.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "Query";
        this.selections = operation.getSelectionSet();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** As schema coordinates. Values are never among them, only names as GraphQL allows them. */
    Set<String> unknownIn(JsonNode data) {
        Set<String> odd = new TreeSet<>();
        object(root, List.of(selections), data, odd);
        return odd;
    }

    private void object(String declared, List<SelectionSet> asked, JsonNode node, Set<String> odd) {
        JsonNode told = node.path("__typename");
        String type = told.isString() ? told.asString() : declared;
        if (!schema.parts().containsKey(type)) {
            note(odd, type);
        }
        Map<String, List<Asked>> fields = new HashMap<>();
        asked.forEach(set -> collect(declared, type, set, fields));
        node.properties().forEach(property -> {
            List<Asked> here = fields.get(property.getKey());
            if (here == null) {
                note(odd, type, property.getKey());
            } else {
                value(here, property.getValue(), odd);
            }
        });
    }

    private void collect(String type, String actual, SelectionSet set, Map<String, List<Asked>> fields) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field ->
                    fields.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                            .add(new Asked(type, field));
                case InlineFragment fragment -> {
                    String on = fragment.getTypeCondition() == null
                            ? type
                            : fragment.getTypeCondition().getName();
                    fragment(on, actual, fragment.getSelectionSet(), fields);
                }
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        fragment(fragment.getTypeCondition().getName(), actual, fragment.getSelectionSet(), fields);
                    }
                }
                default -> {}
            }
        }
    }

    /** One on an abstract type may always apply. */
    private void fragment(String on, String actual, SelectionSet set, Map<String, List<Asked>> fields) {
        if (on.equals(actual) || !"OBJECT".equals(schema.parts().get(on)) || !isObject(actual)) {
            collect(on, actual, set, fields);
        }
    }

    private boolean isObject(String type) {
        return "OBJECT".equals(schema.parts().getOrDefault(type, "OBJECT"));
    }

    private void value(List<Asked> asked, JsonNode value, Set<String> odd) {
        if (value.isArray()) {
            value.forEach(item -> value(asked, item, odd));
            return;
        }
        String type = answered(asked.getFirst());
        if (type == null) {
            return;
        }
        if (value.isObject()) {
            object(
                    type,
                    asked.stream()
                            .map(one -> one.field().getSelectionSet())
                            .filter(java.util.Objects::nonNull)
                            .toList(),
                    value,
                    odd);
        } else if (value.isString() && "ENUM".equals(schema.parts().get(type))) {
            if (!schema.parts().containsKey(type + "." + value.asString())) {
                note(odd, type, value.asString());
            }
        }
    }

    private @Nullable String answered(Asked asked) {
        String signature = schema.parts().get(asked.type() + "." + asked.field().getName());
        return signature == null ? null : ApiSchema.base(signature);
    }

    private static void note(Set<String> odd, String... names) {
        List<String> fit = new ArrayList<>();
        for (String name : names) {
            fit.add(NAME.matcher(name).matches() ? name : "?");
        }
        odd.add(String.join(".", fit));
    }
}
