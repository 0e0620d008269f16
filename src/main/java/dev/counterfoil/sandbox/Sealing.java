package dev.counterfoil.sandbox;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes tokens out of what is written down: whatever looks like one, and whatever was given as a consent token, be it nonsense. */
final class Sealing {

    static final String SEALED = "[sealed]";
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*|shop_[ar]t_[0-9a-f]+|shpss_[0-9a-f]+");
    private static final Pattern LITERAL =
            Pattern.compile("(consentToken\\s*:\\s*)(\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\")");
    private static final Pattern VARIABLE = Pattern.compile("consentToken\\s*:\\s*\\$([_A-Za-z][_0-9A-Za-z]*)");

    private Sealing() {}

    static String text(String text) {
        return TOKEN.matcher(text).replaceAll("[sealed]");
    }

    static String document(String query) {
        return text(LITERAL.matcher(query).replaceAll("$1\"[sealed]\""));
    }

    /** The variables of a document, with those sealed that it passes as a consent token. */
    static @Nullable JsonNode variables(String query, @Nullable JsonNode variables) {
        if (variables == null) {
            return null;
        }
        Set<String> secret = Set.copyOf(
                VARIABLE.matcher(query).results().map(match -> match.group(1)).toList());
        ObjectNode sealed = Json.object();
        variables
                .properties()
                .forEach(each -> sealed.set(
                        each.getKey(),
                        secret.contains(each.getKey()) && each.getValue().isString()
                                ? JsonNodeFactory.instance.stringNode(SEALED)
                                : node(each.getValue())));
        return sealed;
    }

    private static JsonNode node(JsonNode node) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(text(node.asString()));
        }
        if (node.isArray()) {
            ArrayNode sealed = Json.MAPPER.createArrayNode();
            node.forEach(each -> sealed.add(node(each)));
            return sealed;
        }
        if (node.isObject()) {
            ObjectNode sealed = Json.object();
            node.properties().forEach(each -> sealed.set(each.getKey(), node(each.getValue())));
            return sealed;
        }
        return node;
    }
}
