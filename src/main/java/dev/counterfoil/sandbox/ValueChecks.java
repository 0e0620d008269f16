package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.RuleValues.Unfit;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What single values of a type look like. */
final class ValueChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "sms", "tel");

    private ValueChecks() {}

    static void matches(String value, String pattern, String otherwise) throws Unfit {
        if (!value.matches(pattern)) {
            throw new Unfit(otherwise);
        }
    }

    static void text(String value, boolean lines, Map<String, String> rules) throws Unfit {
        if (Words.controlled(value, lines)) {
            throw new Unfit(lines ? "contains control characters" : "contains line breaks or control characters");
        }
        @Nullable String min = rules.get("min");
        @Nullable String max = rules.get("max");
        if (min != null && Words.length(value) < Long.parseLong(min)) {
            throw new Unfit("is too short (minimum is " + min + " characters)");
        }
        if (max != null && Words.length(value) > Long.parseLong(max)) {
            throw new Unfit("is too long (maximum is " + max + " characters)");
        }
        @Nullable String regex = rules.get("regex");
        if (regex != null && !Pattern.compile(regex).matcher(value).find()) {
            throw new Unfit("does not match the format " + regex);
        }
        @Nullable String choices = rules.get("choices");
        if (choices != null
                && ValueRules.json(choices)
                        .valueStream()
                        .noneMatch(choice -> choice.asString().equals(value))) {
            throw new Unfit("must be one of " + choices);
        }
    }

    static void precision(String value, @Nullable String most) throws Unfit {
        if (most != null && new BigDecimal(value).stripTrailingZeros().scale() > Integer.parseInt(most)) {
            throw new Unfit("has more than " + most + " digits behind the point");
        }
    }

    static void rating(JsonNode value, Map<String, String> rules) throws Unfit {
        BigDecimal rating = number(value, "value");
        for (String end : Set.of("scale_min", "scale_max")) {
            @Nullable String rule = rules.get(end);
            if (rule != null && number(value, end).compareTo(new BigDecimal(rule)) != 0) {
                throw new Unfit("must have the definition's " + end + ", which is " + rule);
            }
        }
        if (rating.compareTo(number(value, "scale_min")) < 0 || rating.compareTo(number(value, "scale_max")) > 0) {
            throw new Unfit("must lie within its scale");
        }
    }

    private static BigDecimal number(JsonNode object, String member) throws Unfit {
        JsonNode node = object.path(member);
        if (!node.isString() || !node.asString().matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
            throw new Unfit("must be JSON with value, scale_min and scale_max as decimal texts");
        }
        return new BigDecimal(node.asString());
    }

    static void money(JsonNode value) throws Unfit {
        if (!value.path("amount").asString("").matches("-?[0-9]{1,20}(\\.[0-9]{1,4})?")
                || !value.path("currency_code").asString("").matches("[A-Z]{3}")) {
            throw new Unfit("must be JSON with an amount and a currency_code");
        }
    }

    /**
     * A web address, or JSON with a text and one.
     *
     * @param link null for a plain address
     */
    static void address(@Nullable JsonNode link, String value, Map<String, String> rules) throws Unfit {
        if (link != null && !link.path("text").isString()) {
            throw new Unfit("must be JSON with a text and a url");
        }
        URI uri;
        try {
            uri = new URI(link == null ? value : link.path("url").asString(""));
        } catch (URISyntaxException e) {
            throw new Unfit("must be a URL");
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new Unfit("must be a URL that begins with http, https, mailto, sms or tel");
        }
        @Nullable String domains = rules.get("allowed_domains");
        if (domains != null
                && ValueRules.json(domains)
                        .valueStream()
                        .noneMatch(domain -> domain.asString().equalsIgnoreCase(uri.getHost()))) {
            throw new Unfit("must be on one of the domains " + domains);
        }
    }

    static void reference(String value) throws Unfit {
        matches(
                value,
                "gid://shopify/[A-Za-z]+/[0-9A-Za-z-]{1,64}",
                "must be a global ID such as gid://shopify/Product/1");
    }
}
