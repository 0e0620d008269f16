package dev.counterfoil.metafields;

import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.NamespaceSubject;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The two sides of a comparison as JSON texts: only what is compared, in an order of its own. */
public final class ComparedImage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ComparedImage() {}

    /**
     * As the source has it, null if it does not.
     *
     * @param names how people call a grantee
     */
    public static @Nullable String source(Item item, UnaryOperator<String> names) {
        return switch (item.subject()) {
            case DefinitionSubject it -> of(it.source());
            case NamespaceSubject it ->
                it.source() == null ? null : of(it.source().namespace());
            case GrantsSubject it -> of(it.wanted(), names);
        };
    }

    /** As the target has it, null if it does not. */
    public static @Nullable String target(Item item, UnaryOperator<String> names) {
        return switch (item.subject()) {
            case DefinitionSubject it -> of(it.found());
            case NamespaceSubject it ->
                it.found() == null ? null : of(it.found().namespace());
            case GrantsSubject it -> of(it.found(), names);
        };
    }

    private static @Nullable String of(@Nullable MetafieldDefinition definition) {
        if (definition == null) {
            return null;
        }
        ObjectNode image = texts(definition.name(), definition.description());
        image.put("type", definition.type());
        ObjectNode rules = image.putObject("validations");
        List<Validation> sorted = definition.validations().stream()
                .sorted(Comparator.comparing(Validation::name).thenComparing(Validation::value))
                .toList();
        sorted.forEach(rule -> rules.put(rule.name(), RuleValues.canonical(rule.value())));
        return image.toString();
    }

    private static String of(MetafieldNamespace namespace) {
        return texts(namespace.name(), namespace.description()).toString();
    }

    private static @Nullable String of(@Nullable Access access, UnaryOperator<String> names) {
        if (access == null) {
            return null;
        }
        ObjectNode image = JSON.createObjectNode();
        image.put("default", access.level() == null ? null : Sharing.level(access.level()));
        ArrayNode grants = image.putArray("grants");
        access.grants().stream()
                .sorted(Comparator.comparing(MetafieldDefinition.Grant::grantee))
                .forEach(grant -> grants.addObject()
                        .put("id", names.apply(grant.grantee()))
                        .put("level", Sharing.level(grant.level())));
        return image.toString();
    }

    private static ObjectNode texts(@Nullable String name, @Nullable String description) {
        ObjectNode image = JSON.createObjectNode();
        image.put("name", Comparing.text(name));
        image.put("description", Comparing.text(description));
        return image;
    }
}
