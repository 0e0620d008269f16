package dev.counterfoil.metafields;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types a definition may have: Shopify's basic metafield types but JSON, which
 * <a href="https://shopify.dev/docs/api/shop-partners/latest/objects/MetafieldDefinition">the reference</a> leaves out.
 * The rules are those the Admin API's documentation lists for the same types.
 */
public enum MetafieldType {
    BOOLEAN("boolean", Group.LOGIC),
    SINGLE_LINE_TEXT("single_line_text_field", Group.TEXT, "min", "max", "regex", "choices"),
    MULTI_LINE_TEXT("multi_line_text_field", Group.TEXT, "min", "max", "regex"),
    RICH_TEXT("rich_text_field", Group.TEXT),
    NUMBER_INTEGER("number_integer", Group.NUMBER, "min", "max", "choices"),
    NUMBER_DECIMAL("number_decimal", Group.NUMBER, "min", "max", "max_precision", "choices"),
    RATING("rating", Group.NUMBER, "scale_min", "scale_max"),
    MONEY("money", Group.NUMBER),
    DATE("date", Group.TIME, "min", "max"),
    DATE_TIME("date_time", Group.TIME, "min", "max"),
    COLOR("color", Group.OTHER),
    URL("url", Group.OTHER, "allowed_domains"),
    LINK("link", Group.OTHER),
    ID("id", Group.OTHER, "min", "max", "regex"),
    DIMENSION("dimension", Group.MEASURE, "min", "max"),
    VOLUME("volume", Group.MEASURE, "min", "max"),
    WEIGHT("weight", Group.MEASURE, "min", "max");

    /** How the form sorts them. */
    public enum Group {
        TEXT,
        NUMBER,
        LOGIC,
        TIME,
        MEASURE,
        OTHER
    }

    private final String apiName;
    private final Group group;
    private final List<String> rules;

    MetafieldType(String apiName, Group group, String... rules) {
        this.apiName = apiName;
        this.group = group;
        this.rules = List.of(rules);
    }

    /** Its name at the API, such as {@code single_line_text_field}. */
    public String apiName() {
        return apiName;
    }

    public Group group() {
        return group;
    }

    /** Names of the validation rules that fit it. */
    public List<String> rules() {
        return rules;
    }

    /** Rules that are told as a whole number. */
    static final Set<String> WHOLE_NUMBERS = Set.of("max_precision");

    public static Optional<MetafieldType> of(String apiName) {
        return Arrays.stream(values())
                .filter(type -> type.apiName.equals(apiName))
                .findFirst();
    }
}
