package dev.counterfoil.sandbox;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be sent to an API and asked of it, in the names that {@link Coverage} uses: arguments and the fields of inputs as paths from
 * the operation, fields of answers as {@code Type.field}.
 */
record ApiSurface(Set<String> arguments, Set<String> fields) {

    static final Map<String, String> SCHEMAS = Map.of("partners", "shop-partners", "users", "shop-users");

    static GraphQLSchema schema(String api) {
        String file = "/upstream/" + SCHEMAS.get(api) + ".graphqls";
        try (InputStream in = ApiSurface.class.getResourceAsStream(file)) {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiSurface of(GraphQLSchema schema) {
        ApiSurface surface = new ApiSurface(new TreeSet<>(), new TreeSet<>());
        surface.root(schema.getQueryType());
        surface.root(schema.getMutationType());
        return surface;
    }

    private void root(GraphQLObjectType root) {
        for (GraphQLFieldDefinition operation : root.getFieldDefinitions()) {
            field(root, operation);
            operation.getArguments().forEach(one -> argument(operation.getName() + "." + one.getName(), one.getType()));
        }
    }

    private void argument(String path, GraphQLInputType type) {
        arguments.add(path);
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) {
            input.getFields().forEach(one -> argument(path + "." + one.getName(), one.getType()));
        }
    }

    private void field(GraphQLFieldsContainer owner, GraphQLFieldDefinition field) {
        if (fields.add(owner.getName() + "." + field.getName())) {
            type(GraphQLTypeUtil.unwrapAll(field.getType()));
        }
    }

    private void type(GraphQLType type) {
        switch (type) {
            case GraphQLFieldsContainer container ->
                container.getFieldDefinitions().forEach(one -> field(container, one));
            case GraphQLUnionType union -> union.getTypes().forEach(this::type);
            default -> {}
        }
    }
}
