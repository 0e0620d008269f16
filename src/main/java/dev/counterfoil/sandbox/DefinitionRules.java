package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Access;
import dev.counterfoil.sandbox.Definition.Rule;
import dev.counterfoil.sandbox.FieldError.Gatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** What became of an input: a definition with its events, or errors. */
    record Verdict(@Nullable Definition definition, List<Event> events, List<FieldError> errors) {}

    private DefinitionRules() {}

    /**
     * Judges a {@code MetafieldDefinitionCreateInput}.
     *
     * @param maySkipScope for what is made "elsewhere" by the control endpoint
     */
    static Verdict create(State state, DemoClient caller, Map<String, Object> input, boolean maySkipScope) {
        Gatherer errors = new Gatherer("definition");
        String key = text(input, "key");
        String name = text(input, "name");
        String description = text(input, "description");
        String type = text(input, "type");
        key(key, errors.at("key"));
        if (state.reach(caller.gid(), null, key).isPresent()) {
            errors.at("key").add("Key has already been taken");
        }
        name(name, errors.at("name"));
        description(description, errors.at("description"));
        List<Rule> rules = rules(input);
        FieldTypes.find(type)
                .ifPresentOrElse(
                        known -> ValidationRules.check(known, rules, errors.at("validations")),
                        () -> errors.at("type")
                                .add("Type name %s is not a valid type.".formatted(Words.shortened(type))));
        if (input.get("namespace") instanceof String) {
            errors.at("namespace").add("Namespace does not exist");
        }
        Access access = AccessRules.read(state, caller, key, input.get("access"), maySkipScope, errors.at("access"));
        if (!errors.isEmpty()) {
            return new Verdict(null, List.of(), errors.all());
        }
        Definition made =
                new Definition(UUID.randomUUID().toString(), caller.gid(), name, description, type, rules, access);
        List<Event> events = new ArrayList<>();
        events.add(Event.defined(made));
        events.add(Event.placed(new Placement(caller.gid(), null, key, made.uuid())));
        AccessRules.clientGrantees(access)
                .forEach(gid -> events.add(Event.placed(new Placement(gid, null, key, made.uuid()))));
        return new Verdict(made, events, List.of());
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

    private static String text(Map<String, Object> input, String field) {
        return input.get(field) instanceof String text ? text : "";
    }
}
