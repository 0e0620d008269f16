package dev.counterfoil.upstream;

import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which arguments and answer fields of an API may be recorded for good (public), only where they can be erased (personal), or nowhere (secret). The class of
 * each stands in one reviewed table beside the schema; a field that is not in it counts as secret.
 */
public final class FieldClasses {

    /** What a field holds; from the table beside the schema, such as {@code upstream/partners-fields.csv}. */
    public enum FieldClass {
        PUBLIC,
        PERSONAL,
        SECRET
    }

    /**
     * Values taken apart by their class; secret ones are gone.
     *
     * @param image the public ones in their places
     * @param personal the others by path, such as {@code variables.email}; what is no text stands as JSON
     */
    public record Classed(ObjectNode image, Map<String, String> personal) {

        /** Tells no personal value. */
        @Override
        public String toString() {
            return "Classed[" + image + ", personal " + personal.keySet() + "]";
        }
    }

    private final TypeDefinitionRegistry schema;
    private final Map<String, FieldClass> classes;

    private FieldClasses(TypeDefinitionRegistry schema, Map<String, FieldClass> classes) {
        this.schema = schema;
        this.classes = Map.copyOf(classes);
    }

    /** The table of an API. */
    public static FieldClasses of(Api api) {
        return switch (api) {
            case PARTNERS -> Partners.TABLE;
            case USERS -> Users.TABLE;
            case TOKENS -> Tokens.TABLE;
        };
    }

    /** The table of the Shop Partners API. */
    public static FieldClasses partners() {
        return of(Api.PARTNERS);
    }

    private static FieldClasses read(String schema, String table) {
        return new FieldClasses(
                new SchemaParser().parse(text("/upstream/" + schema)), table(text("/upstream/" + table)));
    }

    private static final class Partners {
        static final FieldClasses TABLE = read("shop-partners.graphqls", "partners-fields.csv");
    }

    private static final class Users {
        static final FieldClasses TABLE = read("shop-users.graphqls", "users-fields.csv");
    }

    private static final class Tokens {
        static final FieldClasses TABLE = read("token-endpoint.graphqls", "tokens-fields.csv");
    }

    /** Reads lines of {@code coordinate,class} under a heading. */
    static Map<String, FieldClass> table(String csv) {
        Map<String, FieldClass> table = new HashMap<>();
        csv.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            int comma = line.indexOf(',');
            FieldClass before = table.put(
                    line.substring(0, comma),
                    FieldClass.valueOf(line.substring(comma + 1).strip().toUpperCase(Locale.ROOT)));
            if (before != null) {
                throw new IllegalStateException("classed twice: " + line.substring(0, comma));
            }
        });
        return table;
    }

    /** The same schema with another table. */
    FieldClasses with(Map<String, FieldClass> other) {
        return new FieldClasses(schema, other);
    }

    Map<String, FieldClass> classes() {
        return classes;
    }

    /** The class of a coordinate such as {@code MetafieldDefinitionCreateInput.key} or {@code Mutation.fetchTokensForUser.consentToken}. */
    public FieldClass of(String coordinate) {
        return classes.getOrDefault(coordinate, FieldClass.SECRET);
    }

    /** Takes a mutation's variables apart. Variables must be named as the root field's arguments; any other counts as secret. */
    public Classed variables(String mutation, ObjectNode variables) {
        Map<String, Type<?>> arguments = new HashMap<>();
        FieldDefinition field = mutation(mutation);
        if (field != null) {
            for (InputValueDefinition argument : field.getInputValueDefinitions()) {
                arguments.put(argument.getName(), argument.getType());
            }
        }
        Sorter sorter = new Sorter();
        ObjectNode image = sorter.object("Mutation." + mutation, arguments, variables, "variables");
        return new Classed(image, Map.copyOf(sorter.personal));
    }

    /** Which API has a mutation of this name; the Shop Partners API if none has. */
    public static Api apiOf(String mutation) {
        return Stream.of(Api.USERS, Api.TOKENS)
                .filter(api -> of(api).mutation(mutation) != null)
                .findFirst()
                .orElse(Api.PARTNERS);
    }

    /** Whether the words of a mutation's errors may be recorded for good. */
    public boolean tellsPublicErrors(String mutation) {
        FieldDefinition field = mutation(mutation);
        if (field == null || !(schema.getTypeOrNull(field.getType()) instanceof ObjectTypeDefinition payload)) {
            return false;
        }
        return payload.getFieldDefinitions().stream()
                .filter(one -> one.getName().equals("userErrors"))
                .anyMatch(one -> of(payload.getName() + ".userErrors") == FieldClass.PUBLIC
                        && of(TypeUtil.unwrapAll(one.getType()).getName() + ".message") == FieldClass.PUBLIC);
    }

    /** The texts among a mutation's arguments that may be kept nowhere, for taking them out of what the server says. */
    Set<String> secrets(String mutation, ObjectNode variables) {
        Set<String> secrets = new HashSet<>();
        variables
                .propertyStream()
                .filter(member -> member.getValue().isString())
                .filter(member -> of("Mutation." + mutation + "." + member.getKey()) == FieldClass.SECRET)
                .forEach(member -> secrets.add(member.getValue().asString()));
        return secrets;
    }

    /** Takes the payload of a mutation's answer apart: what stands in {@code data} under its root field. An alias counts as secret. */
    public Classed payload(String mutation, ObjectNode payload) {
        FieldDefinition field = mutation(mutation);
        Sorter sorter = new Sorter();
        JsonNode image = field == null || of("Mutation." + mutation) != FieldClass.PUBLIC
                ? null
                : sorter.value(field.getType(), payload, "answer");
        return new Classed(
                image instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                Map.copyOf(sorter.personal));
    }

    private @Nullable FieldDefinition mutation(String name) {
        ObjectTypeDefinition mutations = schema.getTypeOrNull("Mutation", ObjectTypeDefinition.class);
        return mutations == null
                ? null
                : mutations.getFieldDefinitions().stream()
                        .filter(field -> field.getName().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private final class Sorter {

        private final Map<String, String> personal = new HashMap<>();

        private ObjectNode object(String type, Map<String, Type<?>> fields, ObjectNode values, String path) {
            ObjectNode image = JsonNodeFactory.instance.objectNode();
            values.propertyStream().forEach(member -> {
                String name = member.getKey();
                Type<?> declared = fields.get(name);
                // __typename says which member of a union a value is, and nothing else.
                if (name.equals("__typename") && member.getValue().isString()) {
                    image.set(name, member.getValue());
                    return;
                }
                switch (declared == null ? FieldClass.SECRET : of(type + "." + name)) {
                    case PUBLIC -> {
                        JsonNode kept = value(Objects.requireNonNull(declared), member.getValue(), path + "." + name);
                        if (kept != null) {
                            image.set(name, kept);
                        }
                    }
                    case PERSONAL -> keep(path + "." + name, member.getValue());
                    case SECRET -> {}
                }
            });
            return image;
        }

        private void keep(String path, JsonNode value) {
            boolean empty = value.isNull() || value.isArray() && value.isEmpty();
            if (!empty) {
                personal.put(path, value.isString() ? value.asString() : value.toString());
            }
        }

        /** What of a public field's value is public, or null if its shape is not the schema's. */
        private @Nullable JsonNode value(Type<?> declared, JsonNode value, String path) {
            if (value.isNull()) {
                return value;
            }
            if (value instanceof ArrayNode items) {
                ArrayNode image = JsonNodeFactory.instance.arrayNode();
                int place = 0;
                for (JsonNode item : items) {
                    JsonNode kept = value(declared, item, path + "." + place++);
                    if (kept != null) {
                        image.add(kept);
                    }
                }
                return image;
            }
            TypeName name = TypeUtil.unwrapAll(declared);
            TypeDefinition<?> type = schema.getTypeOrNull(name.getName());
            if (type instanceof UnionTypeDefinition union) {
                type = member(union, value);
            }
            if (value instanceof ObjectNode object) {
                return switch (type) {
                    case ObjectTypeDefinition output -> object(output.getName(), fields(output), object, path);
                    case InputObjectTypeDefinition input -> object(input.getName(), fields(input), object, path);
                    case null, default -> null;
                };
            }
            boolean composite = type instanceof ObjectTypeDefinition || type instanceof InputObjectTypeDefinition;
            return composite || type instanceof UnionTypeDefinition ? null : value;
        }

        /** A union's member by the answer's {@code __typename}; without it, none. */
        private @Nullable TypeDefinition<?> member(UnionTypeDefinition union, JsonNode value) {
            String named = value.path("__typename").asString("");
            List<String> members = union.getMemberTypes().stream()
                    .map(member -> ((TypeName) member).getName())
                    .toList();
            return members.contains(named) ? schema.getTypeOrNull(named) : null;
        }
    }

    private static Map<String, Type<?>> fields(ObjectTypeDefinition type) {
        Map<String, Type<?>> fields = new HashMap<>();
        type.getFieldDefinitions().forEach(field -> fields.put(field.getName(), field.getType()));
        return fields;
    }

    private static Map<String, Type<?>> fields(InputObjectTypeDefinition type) {
        Map<String, Type<?>> fields = new HashMap<>();
        type.getInputValueDefinitions().forEach(field -> fields.put(field.getName(), field.getType()));
        return fields;
    }

    /** Every coordinate of the schema that needs a class: fields of objects, interfaces and inputs, and arguments. */
    Stream<String> coordinates() {
        return schema.types().values().stream().flatMap(FieldClasses::coordinates);
    }

    private static Stream<String> coordinates(TypeDefinition<?> type) {
        List<FieldDefinition> fields = switch (type) {
            case ObjectTypeDefinition output -> output.getFieldDefinitions();
            case InterfaceTypeDefinition shared -> shared.getFieldDefinitions();
            default -> List.of();
        };
        Stream<String> inputs = type instanceof InputObjectTypeDefinition input
                ? input.getInputValueDefinitions().stream().map(field -> type.getName() + "." + field.getName())
                : Stream.of();
        return Stream.concat(
                inputs,
                fields.stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(type.getName() + "." + field.getName()),
                                field.getInputValueDefinitions().stream()
                                        .map(argument ->
                                                type.getName() + "." + field.getName() + "." + argument.getName()))));
    }

    private static String text(String resource) {
        try (InputStream in = FieldClasses.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
