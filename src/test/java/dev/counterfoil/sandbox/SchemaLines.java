package dev.counterfoil.sandbox;

import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A schema as a set of lines, one for each type, field, argument, enum value, member and default: once read from an SDL, once from an introspection. */
final class SchemaLines {

    static final String INTROSPECTION = """
            { __schema { queryType { name } mutationType { name } subscriptionType { name } types {
                kind name
                fields(includeDeprecated: true) { name isDeprecated type { ...T } args { name defaultValue type { ...T } } }
                inputFields { name defaultValue type { ...T } }
                interfaces { name } possibleTypes { name }
                enumValues(includeDeprecated: true) { name isDeprecated } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }""";

    private static final Set<String> BUILT_IN = Set.of("Boolean", "Float", "ID", "Int", "String");

    private SchemaLines() {}

    static Set<String> ofSdl(String sdl) {
        Set<String> lines = new TreeSet<>(List.of("query Query", "mutation Mutation"));
        TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
        types.scalars().values().stream()
                .filter(each -> !BUILT_IN.contains(each.getName()))
                .forEach(each -> of(each, lines));
        types.types().values().forEach(each -> of(each, lines));
        return lines;
    }

    private static void of(TypeDefinition<?> type, Set<String> lines) {
        String name = type.getName();
        switch (type) {
            case ObjectTypeDefinition object -> {
                lines.add("OBJECT " + name);
                object.getImplements().forEach(each -> lines.add(name + " implements " + AstPrinter.printAst(each)));
                fields(name, object.getFieldDefinitions(), lines);
            }
            case InterfaceTypeDefinition face -> {
                lines.add("INTERFACE " + name);
                fields(name, face.getFieldDefinitions(), lines);
            }
            case UnionTypeDefinition union -> {
                lines.add("UNION " + name);
                union.getMemberTypes().forEach(each -> lines.add(name + " = " + AstPrinter.printAst(each)));
            }
            case EnumTypeDefinition choice -> {
                lines.add("ENUM " + name);
                choice.getEnumValueDefinitions()
                        .forEach(each -> lines.add(name + "." + each.getName() + deprecated(each)));
            }
            case InputObjectTypeDefinition input -> {
                lines.add("INPUT_OBJECT " + name);
                input.getInputValueDefinitions().forEach(each -> lines.add(name + "." + value(each)));
            }
            case ScalarTypeDefinition scalar -> lines.add("SCALAR " + scalar.getName());
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static void fields(String type, List<FieldDefinition> fields, Set<String> lines) {
        for (FieldDefinition field : fields) {
            String here = type + "." + field.getName();
            lines.add(here + ": " + AstPrinter.printAst(field.getType()) + deprecated(field));
            field.getInputValueDefinitions().forEach(each -> lines.add(here + "(" + value(each) + ")"));
        }
    }

    private static String value(InputValueDefinition value) {
        String line = value.getName() + ": " + AstPrinter.printAst(value.getType());
        return value.getDefaultValue() == null ? line : line + " = " + AstPrinter.printAst(value.getDefaultValue());
    }

    private static String deprecated(DirectivesContainer<?> container) {
        return container.hasDirective("deprecated") ? " deprecated" : "";
    }

    static Set<String> ofIntrospection(JsonNode schema) {
        Set<String> lines = new TreeSet<>();
        lines.add("query " + schema.at("/queryType/name").asString());
        lines.add("mutation " + schema.at("/mutationType/name").asString());
        if (schema.path("subscriptionType").isObject()) {
            lines.add("subscription");
        }
        for (JsonNode type : schema.path("types")) {
            String name = type.path("name").asString();
            if (!name.startsWith("__") && !BUILT_IN.contains(name)) {
                of(type, name, lines);
            }
        }
        return lines;
    }

    private static void of(JsonNode type, String name, Set<String> lines) {
        String kind = type.path("kind").asString();
        lines.add(kind + " " + name);
        for (JsonNode field : type.path("fields")) {
            String here = name + "." + field.path("name").asString();
            lines.add(here + ": " + type(field.path("type")) + deprecated(field));
            field.path("args").forEach(each -> lines.add(here + "(" + value(each) + ")"));
        }
        type.path("inputFields").forEach(each -> lines.add(name + "." + value(each)));
        type.path("interfaces")
                .forEach(each ->
                        lines.add(name + " implements " + each.path("name").asString()));
        type.path("enumValues")
                .forEach(each -> lines.add(name + "." + each.path("name").asString() + deprecated(each)));
        if (kind.equals("UNION")) {
            type.path("possibleTypes")
                    .forEach(each -> lines.add(name + " = " + each.path("name").asString()));
        }
    }

    private static String value(JsonNode value) {
        String line = value.path("name").asString() + ": " + type(value.path("type"));
        return value.path("defaultValue").isNull()
                ? line
                : line + " = " + value.path("defaultValue").asString();
    }

    private static String type(JsonNode type) {
        return switch (type.path("kind").asString()) {
            case "NON_NULL" -> type(type.path("ofType")) + "!";
            case "LIST" -> "[" + type(type.path("ofType")) + "]";
            default -> type.path("name").asString();
        };
    }

    private static String deprecated(JsonNode node) {
        return node.path("isDeprecated").asBoolean() ? " deprecated" : "";
    }
}
