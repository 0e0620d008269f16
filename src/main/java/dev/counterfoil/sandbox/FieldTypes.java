package dev.counterfoil.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The documented metafield types (<a href="https://shopify.dev/docs/apps/build/metafields/list-of-data-types">list of data types</a>), without JSON, which the
 * reference of this API excludes.
 */
final class FieldTypes {

    /** What a type's rules look like; each has its own check in {@link ValidationRules}. */
    enum Family {
        TEXT,
        CHOICE_TEXT,
        IDENTIFIER,
        INTEGER,
        DECIMAL,
        DATE,
        DATE_TIME,
        MEASUREMENT,
        RATING,
        WEB_ADDRESS,
        FILE,
        METAOBJECT,
        MIXED,
        PLAIN
    }

    /**
     * One type.
     *
     * @param category as the Admin API names it; this API's own values are not documented
     * @param list whether this is the {@code list.} form
     */
    record FieldType(String name, String category, Family family, boolean list) {}

    private static final String[] MEASUREMENTS = {
        "antenna_gain",
        "area",
        "battery_charge_capacity",
        "battery_energy_capacity",
        "capacitance",
        "concentration",
        "data_storage_capacity",
        "data_transfer_rate",
        "dimension",
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
        "volume",
        "volumetric_flow_rate",
        "weight"
    };

    private static final String[] REFERENCES = {
        "article_reference",
        "collection_reference",
        "company_reference",
        "customer_reference",
        "order_reference",
        "page_reference",
        "product_reference",
        "product_taxonomy_value_reference",
        "variant_reference"
    };

    private static final Set<String> WITHOUT_LIST =
            Set.of("boolean", "id", "money", "multi_line_text_field", "rich_text_field");

    private static final Map<String, FieldType> TYPES = types();

    private FieldTypes() {}

    static Optional<FieldType> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    static Set<String> names() {
        return TYPES.keySet();
    }

    private static Map<String, FieldType> types() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        add(types, "boolean", "TRUE_FALSE", Family.PLAIN);
        add(types, "color", "COLOR", Family.PLAIN);
        add(types, "date", "DATE_TIME", Family.DATE);
        add(types, "date_time", "DATE_TIME", Family.DATE_TIME);
        add(types, "id", "ID", Family.IDENTIFIER);
        add(types, "language", "TEXT", Family.PLAIN);
        add(types, "link", "URL", Family.WEB_ADDRESS);
        add(types, "money", "MONEY", Family.PLAIN);
        add(types, "multi_line_text_field", "TEXT", Family.TEXT);
        add(types, "number_decimal", "NUMBER", Family.DECIMAL);
        add(types, "number_integer", "NUMBER", Family.INTEGER);
        add(types, "rating", "RATING", Family.RATING);
        add(types, "rich_text_field", "TEXT", Family.PLAIN);
        add(types, "single_line_text_field", "TEXT", Family.CHOICE_TEXT);
        add(types, "url", "URL", Family.WEB_ADDRESS);
        for (String measurement : MEASUREMENTS) {
            add(types, measurement, "MEASUREMENT", Family.MEASUREMENT);
        }
        for (String reference : REFERENCES) {
            add(types, reference, "REFERENCE", Family.PLAIN);
        }
        add(types, "file_reference", "REFERENCE", Family.FILE);
        add(types, "metaobject_reference", "REFERENCE", Family.METAOBJECT);
        add(types, "mixed_reference", "REFERENCE", Family.MIXED);
        return types;
    }

    private static void add(Map<String, FieldType> types, String name, String category, Family family) {
        types.put(name, new FieldType(name, category, family, false));
        if (!WITHOUT_LIST.contains(name)) {
            types.put("list." + name, new FieldType("list." + name, category, family, true));
        }
    }
}
