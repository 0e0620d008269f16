package dev.counterfoil.sandbox;

import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Documents that ask one root field for everything that its type offers, made from an SDL. */
final class EverythingSelected {

    private final TypeDefinitionRegistry types;

    EverythingSelected(String sdl) {
        types = new SchemaParser().parse(sdl);
    }

    /** Names of a root type's fields. */
    Set<String> fields(String root) {
        return object(root).getFieldDefinitions().stream()
                .map(FieldDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every {@code Type.field} that can be selected. */
    Set<String> coordinates() {
        Set<String> all = new TreeSet<>();
        types.types().values().forEach(type -> {
            if (type instanceof ObjectTypeDefinition object) {
                object.getFieldDefinitions().forEach(field -> all.add(object.getName() + "." + field.getName()));
            }
        });
        return all;
    }

    /** {@code query} or {@code mutation} with one variable for each argument of which a value is given. */
    String document(String root, String field, Map<String, ?> variables) {
        FieldDefinition definition = object(root).getFieldDefinitions().stream()
                .filter(each -> each.getName().equals(field))
                .findFirst()
                .orElseThrow();
        List<String> declared = definition.getInputValueDefinitions().stream()
                .filter(argument -> variables.containsKey(argument.getName()))
                .map(argument -> "$" + argument.getName() + ": " + AstPrinter.printAst(argument.getType()))
                .toList();
        String passed =
                variables.keySet().stream().map(name -> name + ": $" + name).collect(Collectors.joining(", "));
        String name = TypeInfo.typeInfo(definition.getType()).getName();
        return "%s Everything%s { %s%s %s }"
                .formatted(
                        root.toLowerCase(Locale.ROOT),
                        declared.isEmpty() ? "" : "(" + String.join(", ", declared) + ")",
                        field,
                        passed.isEmpty() ? "" : "(" + passed + ")",
                        selection(name));
    }

    private String selection(String type) {
        TypeDefinition<?> definition = types.types().get(type);
        return switch (definition) {
            case ObjectTypeDefinition object ->
                "{ "
                        + object.getFieldDefinitions().stream()
                                .map(field -> field.getName() + " "
                                        + selection(TypeInfo.typeInfo(field.getType())
                                                .getName()))
                                .collect(Collectors.joining(" "))
                        + " }";
            case UnionTypeDefinition union ->
                "{ __typename "
                        + union.getMemberTypes().stream()
                                .map(member -> ((TypeName) member).getName())
                                .map(this::member)
                                .collect(Collectors.joining(" "))
                        + " }";
            case null, default -> "";
        };
    }

    /** {@code ... on} one member; its fields are of the same type in all of them, so they need no aliases. */
    private String member(String member) {
        return "... on " + member + " " + selection(member);
    }

    private ObjectTypeDefinition object(String name) {
        return (ObjectTypeDefinition) types.types().get(name);
    }
}
