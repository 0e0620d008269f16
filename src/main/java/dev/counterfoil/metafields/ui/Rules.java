package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Validation rules between what the API takes, a name and a text, and what people read and type. */
final class Rules {

    /** Their value is a JSON list of texts; people type one a line. */
    private static final Set<String> LISTS =
            Set.of("choices", "allowed_domains", "file_type_options", "metaobject_definition_ids");

    private Rules() {}

    static boolean isList(String rule) {
        return LISTS.contains(rule);
    }

    /** "one of bronze, silver, gold"; a rule nobody has words for is told by its name. */
    static Component inWords(Component view, Validation rule) {
        Span line = new Span();
        line.addClassName("cf-rule-words");
        String value = isList(rule.name())
                ? String.join(", ", fromApi(rule.value()))
                : MeasureField.Measure.read(rule.value())
                        .map(MeasureField.Measure::words)
                        .orElse(rule.value());
        line.add(new Span(Wording.of(
                view, "metafields.rule." + rule.name() + ".words", "metafields.rule.other.words", rule.name())));
        line.add(Looks.mono(value));
        return line;
    }

    /** What stands in the field, from what the API takes. */
    static String typed(Validation rule) {
        return isList(rule.name()) ? String.join("\n", fromApi(rule.value())) : rule.value();
    }

    /** What the API takes, from what stands in the field. */
    static Validation sent(String rule, String typed) {
        if (!isList(rule)) {
            return new Validation(rule, typed.strip());
        }
        List<String> lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return new Validation(rule, lines.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(lines));
    }

    private static List<String> fromApi(String value) {
        try {
            List<String> items = new ArrayList<>();
            for (JsonNode item : JsonMapper.shared().readTree(value)) {
                items.add(item.asString(item.toString()));
            }
            return items.isEmpty() ? List.of(value) : items;
        } catch (JacksonException notJson) {
            return List.of(value);
        }
    }
}
