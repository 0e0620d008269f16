package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The types and rules that the form offers are those that the API takes. */
class EveryTypeTests extends AcmePortal {

    private static final String METAOBJECT = "gid://shopify/MetaobjectDefinition/7";

    /** By the rule, or by the rule and the type where that decides what its value looks like. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("min", "3"),
            Map.entry("max", "3"),
            Map.entry("min date", "2026-01-31"),
            Map.entry("max date", "2026-01-31"),
            Map.entry("min date_time", "2026-01-31T12:00:00"),
            Map.entry("max date_time", "2026-01-31T12:00:00Z"),
            Map.entry("regex", "^[A-Z]+$"),
            Map.entry("choices", "[\"bronze\",\"silver\"]"),
            Map.entry("max_precision", "2"),
            Map.entry("scale_min", "1"),
            Map.entry("scale_max", "5"),
            Map.entry("allowed_domains", "[\"example.com\"]"),
            Map.entry("file_type_options", "[\"Image\"]"),
            Map.entry("metaobject_definition_id", METAOBJECT),
            Map.entry("metaobject_definition_ids", "[\"" + METAOBJECT + "\"]"),
            Map.entry("list.min", "1"),
            Map.entry("list.max", "9"));

    @Autowired
    private DefinitionService definitions;

    private int made;

    private static Validation rule(MetafieldType type, String rule) {
        if (type.about() == MetafieldType.Group.MEASURE && (rule.equals("min") || rule.equals("max"))) {
            return new Validation(rule, "{\"value\": 40, \"unit\": \"cm\"}");
        }
        return new Validation(rule, VALUES.getOrDefault(rule + " " + type.each(), VALUES.get(rule)));
    }

    private ChangeResult create(MetafieldType type, List<Validation> rules) {
        return definitions.create(
                ada,
                client("Acme Shop"),
                UUID.randomUUID(),
                new DefinitionForm("type_" + made++, "Name", "Text", type.apiName(), null, rules));
    }

    @Test
    void every_type_is_accepted_plainly_and_with_each_rule_that_is_offered_for_it() {
        List<String> refused = new ArrayList<>();
        for (MetafieldType type : MetafieldType.all()) {
            List<Validation> needed =
                    type.required().stream().map(rule -> rule(type, rule)).toList();
            List<List<Validation>> tried = new ArrayList<>(List.of(needed));
            type.rules().stream()
                    .filter(rule -> !type.required().contains(rule))
                    .forEach(rule -> {
                        List<Validation> rules = new ArrayList<>(needed);
                        rules.add(rule(type, rule));
                        tried.add(rules);
                    });
            for (List<Validation> rules : tried) {
                ChangeResult result = create(type, rules);
                if (!(result instanceof ChangeResult.Done)) {
                    refused.add(type.apiName() + " " + rules + ": " + result);
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(made).isGreaterThan(200);
    }

    @Test
    void the_documented_types_are_there_but_json() {
        assertThat(MetafieldType.all())
                .extracting(MetafieldType::apiName)
                .contains(
                        "boolean",
                        "language",
                        "temperature",
                        "list.single_line_text_field",
                        "customer_reference",
                        "list.product_reference",
                        "file_reference",
                        "metaobject_reference")
                .doesNotContain("json", "list.boolean", "list.money")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rating_without_its_scale_is_refused_before_it_is_sent() {
        int before = SANDBOX.received("metafieldDefinitionCreate").size();
        MetafieldType rating = MetafieldType.of("rating").orElseThrow();
        assertThat(create(rating, List.of(new Validation("scale_min", "1"))))
                .isInstanceOfSatisfying(
                        ChangeResult.FieldProblems.class,
                        it -> assertThat(it.problems())
                                .extracting(problem -> problem.field() + " " + problem.code())
                                .containsExactly("validations RULE_MISSING"));
        assertThat(SANDBOX.received("metafieldDefinitionCreate")).hasSize(before);
    }
}
