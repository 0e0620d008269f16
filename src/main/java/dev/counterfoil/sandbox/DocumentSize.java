package dev.counterfoil.sandbox;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is with its fragments spelled out, each as often as it is spread; graphql-java's own measure visits a fragment once.
 *
 * @param fields all fields, aliases and introspection included
 * @param depth the deepest nesting of fields
 */
record DocumentSize(long fields, int depth) {

    static final int MOST_FIELDS = 1_000;
    static final int DEEPEST = 15;
    private static final DocumentSize NOTHING = new DocumentSize(0, 0);

    static DocumentSize of(Document document) {
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, other) -> one));
        Measure measure = new Measure(fragments);
        DocumentSize size = NOTHING;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            size = size.beside(measure.of(operation.getSelectionSet()));
        }
        // Fragments that nothing spreads are validated all the same.
        for (FragmentDefinition fragment : fragments.values()) {
            size = size.atLeast(measure.of(fragment.getSelectionSet()));
        }
        return size;
    }

    boolean tooLarge() {
        return fields > MOST_FIELDS || depth > DEEPEST;
    }

    private DocumentSize beside(DocumentSize other) {
        return new DocumentSize(Math.min(Integer.MAX_VALUE, fields + other.fields), Math.max(depth, other.depth));
    }

    private DocumentSize atLeast(DocumentSize other) {
        return new DocumentSize(Math.max(fields, other.fields), Math.max(depth, other.depth));
    }

    private static final class Measure {

        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, DocumentSize> known = new HashMap<>();
        private final Set<String> open = new HashSet<>();

        Measure(Map<String, FragmentDefinition> fragments) {
            this.fragments = fragments;
        }

        DocumentSize of(@Nullable SelectionSet selections) {
            DocumentSize size = NOTHING;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    size = size.beside(
                            switch (selection) {
                                case Field field -> below(of(field.getSelectionSet()));
                                case InlineFragment fragment -> of(fragment.getSelectionSet());
                                case FragmentSpread spread -> spread(spread.getName());
                                default -> NOTHING;
                            });
                }
            }
            return size;
        }

        private static DocumentSize below(DocumentSize inner) {
            return new DocumentSize(inner.fields() + 1, inner.depth() + 1);
        }

        /** A fragment that spreads itself counts once here; validation refuses it. */
        private DocumentSize spread(String name) {
            DocumentSize size = known.get(name);
            FragmentDefinition fragment = fragments.get(name);
            if (size != null || fragment == null || !open.add(name)) {
                return size == null ? NOTHING : size;
            }
            DocumentSize measured = of(fragment.getSelectionSet());
            open.remove(name);
            known.put(name, measured);
            return measured;
        }
    }
}
