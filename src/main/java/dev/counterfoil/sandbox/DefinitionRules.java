package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Rule;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Sharing.Caller;
import dev.counterfoil.sandbox.State.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules by which {@code metafieldDefinitionCreate} accepts or refuses its input. */
final class DefinitionRules {

    static final int SHORTEST_KEY = 2;
    static final int LONGEST_KEY = 64;
    static final int LONGEST_NAME = 255;
    static final int LONGEST_DESCRIPTION = 5_000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]*");

    private DefinitionRules() {}

    /** Judges a {@code MetafieldDefinitionCreateInput}. */
    static Verdict create(Caller caller, Map<String, Object> input) {
        Gatherer errors = new Gatherer("definition");
        String key = text(input, "key");
        String type = text(input, "type");
        Making making = new Making(caller, key, input, errors);
        List<Rule> rules = rules(input);
        FieldTypes.find(type)
                .ifPresentOrElse(
                        known -> ValidationRules.check(known, rules, errors.at("validations")),
                        () -> errors.at("type")
                                .add("Type name %s is not a valid type.".formatted(Words.shortened(type))));
        Access access = making.access();
        return making.end(new Definition(
                UUID.randomUUID().toString(),
                caller.client().gid(),
                text(input, "name"),
                text(input, "description"),
                type,
                rules,
                access));
    }

    /** Judges a {@code MetafieldDefinitionUpdateInput}. */
    static Verdict update(Caller caller, Map<String, Object> input) {
        Gatherer errors = new Gatherer("definition");
        Changing changing = new Changing(caller, "Metafield definition", Definition.class, input, errors);
        return changing.end(old -> {
            Definition definition = (Definition) old;
            if (!(input.get("validations") instanceof List<?>)) {
                return definition;
            }
            List<Rule> rules = rules(input);
            FieldTypes.find(definition.type())
                    .ifPresent(known -> ValidationRules.check(known, rules, errors.at("validations")));
            return definition.ruled(rules);
        });
    }

    /** Judges a deletion: it takes the client that made the definition. */
    static Verdict delete(Caller caller, @Nullable Object identifier) {
        Gatherer errors = new Gatherer("identifier");
        Optional<Reached> reached = Identifier.of(identifier).find(caller, Definition.class);
        if (reached.isEmpty()) {
            return Verdict.refused(errors, "Metafield definition does not exist");
        }
        if (!reached.get().resource().owner().equals(caller.client().gid())) {
            return Verdict.refused(errors, "Access denied. Only the client that made the definition can delete it");
        }
        return new Verdict(
                reached.get(), List.of(Event.gone(reached.get().resource().uuid())), List.of());
    }

    static void key(String key, Gatherer errors) {
        if (Words.length(key) < SHORTEST_KEY) {
            errors.add("Key is too short (minimum is 2 characters)");
        } else if (Words.length(key) > LONGEST_KEY) {
            errors.add("Key is too long (maximum is 64 characters)");
        } else if (!KEY.matcher(key).matches()) {
            errors.add("Key contains one or more invalid characters. "
                    + "Only letters, digits, hyphens and underscores are allowed");
        }
    }

    static void name(String name, Gatherer errors) {
        if (name.isBlank()) {
            errors.add("Name can't be blank");
        } else if (Words.length(name) > LONGEST_NAME) {
            errors.add("Name is too long (maximum is 255 characters)");
        } else if (Words.controlled(name, false)) {
            errors.add("Name contains control characters");
        }
    }

    static void description(String description, Gatherer errors) {
        if (Words.length(description) > LONGEST_DESCRIPTION) {
            errors.add("Description is too long (maximum is 5000 characters)");
        } else if (Words.controlled(description, true)) {
            errors.add("Description contains control characters");
        }
    }

    static List<Rule> rules(Map<String, Object> input) {
        List<Rule> rules = new ArrayList<>();
        if (input.get("validations") instanceof List<?> given) {
            for (Object each : given) {
                if (each instanceof Map<?, ?> rule) {
                    rules.add(new Rule(String.valueOf(rule.get("name")), String.valueOf(rule.get("value"))));
                }
            }
        }
        return List.copyOf(rules);
    }

    static String text(Map<String, Object> input, String field) {
        return input.get(field) instanceof String text ? text : "";
    }
}
