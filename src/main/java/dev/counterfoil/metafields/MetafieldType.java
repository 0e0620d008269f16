package dev.counterfoil.metafields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type that a definition may have: any of Shopify's metafield types except JSON, says
 * <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/MetafieldDefinition">the reference</a>; these are the documented
 * <a href="https://shopify.dev/docs/apps/build/metafields/list-of-data-types">data types</a>, and more may come. The rules are those that the
 * <a href="https://shopify.dev/docs/apps/build/metafields/list-of-validation-options">Admin API's documentation</a> lists for the same types.
 *
 * @param apiName such as {@code list.single_line_text_field}
 * @param about what its values, or those in its list, are
 * @param list whether it holds many of them
 */
public record MetafieldType(String apiName, Group about, Values values, boolean list) {

    /** How the form sorts them. */
    public enum Group {
        TEXT,
        NUMBER,
        LOGIC,
        TIME,
        OTHER,
        MEASURE,
        REFERENCE,
        LIST
    }

    /** Which rules go with its values. */
    enum Values {
        WORDS("min", "max", "regex", "choices"),
        PROSE("min", "max", "regex"),
        WHOLE("min", "max"),
        DECIMAL("min", "max", "max_precision"),
        DAY("min", "max"),
        MOMENT("min", "max"),
        MEASURE("min", "max"),
        SCALE("scale_min", "scale_max"),
        ADDRESS("allowed_domains"),
        FILE("file_type_options"),
        METAOBJECT("metaobject_definition_id"),
        METAOBJECTS("metaobject_definition_ids"),
        ANY;

        private final List<String> rules;

        Values(String... rules) {
            this.rules = List.of(rules);
        }
    }

    /** Without these a value could not be judged. */
    private static final Set<Values> NEEDY = Set.of(Values.SCALE, Values.METAOBJECT, Values.METAOBJECTS);

    private static final List<String> MEASURES = List.of(
            "dimension",
            "volume",
            "weight",
            "antenna_gain",
            "area",
            "battery_charge_capacity",
            "battery_energy_capacity",
            "capacitance",
            "concentration",
            "data_storage_capacity",
            "data_transfer_rate",
            "display_density",
            "distance",
            "duration",
            "electric_current",
            "electrical_resistance",
            "energy",
            "frequency",
            "illuminance",
            "inductance",
            "luminous_flux",
            "mass_flow_rate",
            "power",
            "pressure",
            "resolution",
            "rotational_speed",
            "sound_level",
            "speed",
            "temperature",
            "thermal_power",
            "voltage",
            "volumetric_flow_rate");

    private static final List<String> REFERENCES = List.of(
            "product_reference",
            "variant_reference",
            "collection_reference",
            "customer_reference",
            "order_reference",
            "company_reference",
            "article_reference",
            "page_reference",
            "product_taxonomy_value_reference");

    private static final Map<String, MetafieldType> ALL = every();

    /** All that are documented, as the form shows them: by group, lists of them last. */
    public static List<MetafieldType> all() {
        return List.copyOf(ALL.values());
    }

    /** Empty for one that is not documented. */
    public static Optional<MetafieldType> of(String apiName) {
        return Optional.ofNullable(ALL.get(apiName));
    }

    public Group group() {
        return list ? Group.LIST : about;
    }

    /** Of one of its values: {@code date} for {@code list.date}. */
    public String each() {
        return list ? apiName.substring("list.".length()) : apiName;
    }

    /** Names of the validation rules that fit it. */
    public List<String> rules() {
        List<String> rules = new ArrayList<>(values.rules);
        if (list) {
            rules.addAll(List.of("list.min", "list.max"));
        }
        return rules;
    }

    /** Those among its rules that the API insists on. */
    public List<String> required() {
        return NEEDY.contains(values) ? values.rules : List.of();
    }

    /** Whether this rule of it bounds a measurement: a number with its unit. */
    public boolean measures(String rule) {
        return values == Values.MEASURE && values.rules.contains(rule);
    }

    private static Map<String, MetafieldType> every() {
        List<MetafieldType> types = new ArrayList<>();
        both(types, "single_line_text_field", Group.TEXT, Values.WORDS);
        one(types, "multi_line_text_field", Group.TEXT, Values.PROSE);
        one(types, "rich_text_field", Group.TEXT, Values.ANY);
        one(types, "id", Group.TEXT, Values.PROSE);
        both(types, "language", Group.TEXT, Values.ANY);
        both(types, "number_integer", Group.NUMBER, Values.WHOLE);
        both(types, "number_decimal", Group.NUMBER, Values.DECIMAL);
        both(types, "rating", Group.NUMBER, Values.SCALE);
        one(types, "money", Group.NUMBER, Values.ANY);
        one(types, "boolean", Group.LOGIC, Values.ANY);
        both(types, "date", Group.TIME, Values.DAY);
        both(types, "date_time", Group.TIME, Values.MOMENT);
        both(types, "color", Group.OTHER, Values.ANY);
        both(types, "url", Group.OTHER, Values.ADDRESS);
        both(types, "link", Group.OTHER, Values.ADDRESS);
        MEASURES.forEach(measure -> both(types, measure, Group.MEASURE, Values.MEASURE));
        REFERENCES.forEach(reference -> both(types, reference, Group.REFERENCE, Values.ANY));
        both(types, "file_reference", Group.REFERENCE, Values.FILE);
        both(types, "metaobject_reference", Group.REFERENCE, Values.METAOBJECT);
        both(types, "mixed_reference", Group.REFERENCE, Values.METAOBJECTS);
        types.sort(Comparator.comparing(MetafieldType::group));
        Map<String, MetafieldType> byName = new LinkedHashMap<>();
        types.forEach(type -> byName.put(type.apiName(), type));
        return byName;
    }

    private static void one(List<MetafieldType> types, String name, Group about, Values values) {
        types.add(new MetafieldType(name, about, values, false));
    }

    private static void both(List<MetafieldType> types, String name, Group about, Values values) {
        one(types, name, about, values);
        types.add(new MetafieldType("list." + name, about, values, true));
    }
}
