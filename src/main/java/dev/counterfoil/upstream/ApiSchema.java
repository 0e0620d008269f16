package dev.counterfoil.upstream;

import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A GraphQL schema as far as two of them are compared: each type, field, argument, input field, enum value, member and
 * interface under its schema coordinate ({@code Type.field}, {@code Type.field(argument:)}, {@code Enum.VALUE}).
 *
 * @param parts what stands at each coordinate: a type with its nullability and default, a kind, or a role
 * @see <a href="https://spec.graphql.org/draft/#sec-Schema-Coordinates">Schema coordinates</a>
 */
public record ApiSchema(SortedMap<String, String> parts) {

    /** Asks a server for its schema; one query. */
    public static final String INTROSPECTION = """
            query Schema { __schema { types {
                kind name
                fields(includeDeprecated: true) { name isDeprecated type { ...T } args { name defaultValue type { ...T } } }
                inputFields { name defaultValue type { ...T } }
                interfaces { name } possibleTypes { name }
                enumValues(includeDeprecated: true) { name isDeprecated } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }""";

    private static final Set<String> BUILT_IN = Set.of("Boolean", "Float", "ID", "Int", "String");

    /** What became of a coordinate. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param was null for what was added
     * @param is null for what was removed
     */
    public record Difference(
            Kind kind,
            String coordinate,
            @Nullable String was,
            @Nullable String is) {}

    /** In the order of coordinates. */
    public List<Difference> differencesTo(ApiSchema other) {
        Set<String> all = new TreeSet<>(parts.keySet());
        all.addAll(other.parts.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String coordinate : all) {
            String was = parts.get(coordinate);
            String is = other.parts.get(coordinate);
            if (was == null) {
                differences.add(new Difference(Kind.ADDED, coordinate, null, is));
            } else if (is == null) {
                differences.add(new Difference(Kind.REMOVED, coordinate, was, null));
            } else if (!was.equals(is)) {
                differences.add(new Difference(Kind.CHANGED, coordinate, was, is));
            }
        }
        return differences;
    }

    /** Reads an SDL. */
    public static ApiSchema ofSdl(String sdl) {
        SortedMap<String, String> parts = new TreeMap<>();
        TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
        types.scalars().keySet().stream()
                .filter(name -> !BUILT_IN.contains(name))
                .forEach(name -> parts.put(name, "SCALAR"));
        types.types().values().forEach(type -> put(type, parts));
        return new ApiSchema(parts);
    }

    private static void put(TypeDefinition<?> type, Map<String, String> parts) {
        String name = type.getName();
        switch (type) {
            case ObjectTypeDefinition object -> {
                parts.put(name, "OBJECT");
                object.getImplements()
                        .forEach(face -> parts.put(name + " implements " + AstPrinter.printAst(face), "interface"));
                fields(name, object.getFieldDefinitions(), parts);
            }
            case InterfaceTypeDefinition face -> {
                parts.put(name, "INTERFACE");
                fields(name, face.getFieldDefinitions(), parts);
            }
            case UnionTypeDefinition union -> {
                parts.put(name, "UNION");
                union.getMemberTypes()
                        .forEach(member -> parts.put(name + " = " + AstPrinter.printAst(member), "member"));
            }
            case EnumTypeDefinition choice -> {
                parts.put(name, "ENUM");
                choice.getEnumValueDefinitions()
                        .forEach(value -> parts.put(name + "." + value.getName(), "value" + deprecated(value)));
            }
            case InputObjectTypeDefinition input -> {
                parts.put(name, "INPUT_OBJECT");
                input.getInputValueDefinitions()
                        .forEach(field -> parts.put(name + "." + field.getName(), signature(field)));
            }
            default -> parts.put(name, "SCALAR");
        }
    }

    private static void fields(String type, List<FieldDefinition> fields, Map<String, String> parts) {
        for (FieldDefinition field : fields) {
            String here = type + "." + field.getName();
            parts.put(here, AstPrinter.printAst(field.getType()) + deprecated(field));
            field.getInputValueDefinitions()
                    .forEach(argument -> parts.put(here + "(" + argument.getName() + ":)", signature(argument)));
        }
    }

    private static String signature(InputValueDefinition value) {
        String type = AstPrinter.printAst(value.getType());
        return value.getDefaultValue() == null ? type : type + " = " + AstPrinter.printAst(value.getDefaultValue());
    }

    private static String deprecated(DirectivesContainer<?> container) {
        return container.hasDirective("deprecated") ? " deprecated" : "";
    }

    /** Reads the data that {@link #INTROSPECTION} is answered with; null for data that are none. */
    public static @Nullable ApiSchema ofIntrospection(JsonNode data) {
        JsonNode types = data.path("__schema").path("types");
        if (!types.isArray() || types.isEmpty()) {
            return null;
        }
        SortedMap<String, String> parts = new TreeMap<>();
        for (JsonNode type : types) {
            String name = type.path("name").asString("");
            if (!name.startsWith("__") && !BUILT_IN.contains(name)) {
                put(name, type, parts);
            }
        }
        return new ApiSchema(parts);
    }

    private static void put(String name, JsonNode type, Map<String, String> parts) {
        String kind = type.path("kind").asString("");
        parts.put(name, kind);
        for (JsonNode field : type.path("fields")) {
            String here = name + "." + field.path("name").asString("");
            parts.put(here, type(field.path("type")) + deprecated(field));
            field.path("args")
                    .forEach(argument ->
                            parts.put(here + "(" + argument.path("name").asString("") + ":)", signature(argument)));
        }
        type.path("inputFields")
                .forEach(field -> parts.put(name + "." + field.path("name").asString(""), signature(field)));
        type.path("enumValues")
                .forEach(value -> parts.put(name + "." + value.path("name").asString(""), "value" + deprecated(value)));
        if (kind.equals("OBJECT")) {
            type.path("interfaces")
                    .forEach(face ->
                            parts.put(name + " implements " + face.path("name").asString(""), "interface"));
        }
        if (kind.equals("UNION")) {
            type.path("possibleTypes")
                    .forEach(member ->
                            parts.put(name + " = " + member.path("name").asString(""), "member"));
        }
    }

    private static String signature(JsonNode value) {
        String type = type(value.path("type"));
        JsonNode otherwise = value.path("defaultValue");
        return otherwise.isString() ? type + " = " + otherwise.asString() : type;
    }

    private static String type(JsonNode type) {
        return switch (type.path("kind").asString("")) {
            case "NON_NULL" -> type(type.path("ofType")) + "!";
            case "LIST" -> "[" + type(type.path("ofType")) + "]";
            default -> type.path("name").asString("");
        };
    }

    /** The named type of a part, within lists and exclamation marks. */
    static String base(String part) {
        return part.replaceFirst(" .*$", "").replaceAll("[\\[\\]!]", "");
    }

    private static String deprecated(JsonNode node) {
        return node.path("isDeprecated").asBoolean(false) ? " deprecated" : "";
    }
}
