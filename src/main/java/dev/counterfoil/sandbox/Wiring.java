package dev.counterfoil.sandbox;

import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ties the published schemas to the store: every field of both roots has something that answers it. */
final class Wiring {

    static final String PARTNERS = "/upstream/shop-partners.graphqls";
    static final String USERS = "/upstream/shop-users.graphqls";

    private Wiring() {}

    static GraphQL graphQl(GraphQLSchema schema) {
        return GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new Failures())
                .build();
    }

    static GraphQLSchema partners(Store store, Consents consents, Lifetimes lifetimes) {
        DefinitionQueries queries = new DefinitionQueries(store);
        Media media = new Media(store);
        Map<String, DataFetcher<?>> query = Map.of(
                "metafieldDefinition",
                (DataFetcher<Object>) queries::one,
                "metafieldDefinitions",
                (DataFetcher<Object>) queries::page,
                "media",
                (DataFetcher<Object>) media::list);
        Map<String, DataFetcher<?>> mutation = new LinkedHashMap<>(new DefinitionMutations(store).fetchers());
        mutation.putAll(media.mutations());
        mutation.putAll(new Tokens(store, consents, lifetimes).mutations());
        return schema(PARTNERS, query, mutation);
    }

    static GraphQLSchema users(Store store) {
        UsersApi api = new UsersApi(store);
        return schema(USERS, api.queries(), api.mutations());
    }

    private static GraphQLSchema schema(
            String file, Map<String, DataFetcher<?>> query, Map<String, DataFetcher<?>> mutation) {
        TypeDefinitionRegistry types = new SchemaParser().parse(sdl(file));
        complete(types, "Query", query);
        complete(types, "Mutation", mutation);
        Map<String, DataFetcher<?>> faulty = new LinkedHashMap<>(mutation);
        faulty.replaceAll((name, fetcher) -> withUserErrorFault(name, fetcher));
        TypeResolver byName = environment -> {
            Map<String, Object> view = environment.getObject();
            return environment.getSchema().getObjectType(String.valueOf(view.get(Views.TYPE)));
        };
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> answeredBy(type, query))
                .type("Mutation", type -> answeredBy(type, faulty))
                .type("CustomDataAccessGrantType", type -> type.typeResolver(byName));
        if (types.hasType(new TypeName("CustomDataPermissible"))) {
            wiring.scalar(UrlScalar.TYPE).type("CustomDataPermissible", type -> type.typeResolver(byName));
        }
        // The comments tell what is inferred; what is served are the descriptions.
        SchemaGenerator.Options options =
                SchemaGenerator.Options.defaultOptions().useCommentsAsDescriptions(false);
        return new SchemaGenerator().makeExecutableSchema(options, types, wiring.build());
    }

    static String sdl(String file) {
        try (InputStream in = Objects.requireNonNull(Wiring.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Operation operation(DataFetchingEnvironment environment) {
        GraphQLContext context = environment.getGraphQlContext();
        return Objects.requireNonNull(context.get(Operation.class));
    }

    static DemoClient caller(DataFetchingEnvironment environment) {
        return operation(environment).caller();
    }

    /** A schema that gained a field stops the start, rather than answer null for it. */
    private static void complete(TypeDefinitionRegistry types, String root, Map<String, DataFetcher<?>> fetchers) {
        ObjectTypeDefinition type = Objects.requireNonNull(types.getTypeOrNull(root, ObjectTypeDefinition.class));
        List<String> fields = type.getFieldDefinitions().stream()
                .map(FieldDefinition::getName)
                .filter(field -> !fetchers.containsKey(field))
                .toList();
        if (!fields.isEmpty()) {
            throw new IllegalStateException("Nothing answers " + fields);
        }
    }

    private static TypeRuntimeWiring.Builder answeredBy(
            TypeRuntimeWiring.Builder type, Map<String, DataFetcher<?>> fetchers) {
        fetchers.forEach(type::dataFetcher);
        return type;
    }

    private static DataFetcher<?> withUserErrorFault(String mutation, DataFetcher<?> fetcher) {
        return environment -> {
            Fault fault = operation(environment).fault();
            if (fault == null || fault.kind() != Fault.Kind.USER_ERROR) {
                return fetcher.get(environment);
            }
            Map<String, Object> error =
                    new LinkedHashMap<>(fault.userError(mutation).toMap());
            if (mutation.equals("fetchTokensForUser")) {
                error.put("code", fault.code() == null ? "INVALID_TOKEN" : fault.code());
            }
            return Map.of("userErrors", List.of(error));
        };
    }
}
