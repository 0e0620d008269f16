package dev.counterfoil.sandbox;

import graphql.ErrorType;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Ties the published schema to the store: what is modelled answers, what is not says so. */
final class Wiring {

    static final String SCHEMA = "/upstream/shop-partners.graphqls";

    private Wiring() {}

    static GraphQL graphQl(Store store) {
        return GraphQL.newGraphQL(schema(store))
                .defaultDataFetcherExceptionHandler(new Failures())
                .build();
    }

    static GraphQLSchema schema(Store store) {
        TypeDefinitionRegistry types = new SchemaParser().parse(sdl());
        DefinitionQueries queries = new DefinitionQueries(store);
        Map<String, DataFetcher<?>> query = notModelled(types, "Query");
        query.put("metafieldDefinition", queries::one);
        query.put("metafieldDefinitions", queries::page);
        Media media = new Media(store);
        query.put("media", media::list);
        Map<String, DataFetcher<?>> mutation = notModelled(types, "Mutation");
        mutation.putAll(new DefinitionMutations(store).fetchers());
        mutation.putAll(media.mutations());
        mutation.replaceAll((name, fetcher) -> withUserErrorFault(fetcher));

        TypeResolver byName = environment -> {
            Map<String, Object> view = environment.getObject();
            return environment.getSchema().getObjectType(String.valueOf(view.get(Views.TYPE)));
        };
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(url())
                .type("Query", type -> answeredBy(type, query))
                .type("Mutation", type -> answeredBy(type, mutation))
                .type("CustomDataPermissible", type -> type.typeResolver(byName))
                .type("CustomDataAccessGrantType", type -> type.typeResolver(byName))
                .build();
        // The comments tell what is inferred; what is served are the descriptions.
        SchemaGenerator.Options options =
                SchemaGenerator.Options.defaultOptions().useCommentsAsDescriptions(false);
        return new SchemaGenerator().makeExecutableSchema(options, types, wiring);
    }

    static String sdl() {
        try (InputStream in = Objects.requireNonNull(Wiring.class.getResourceAsStream(SCHEMA), SCHEMA)) {
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

    private static Map<String, DataFetcher<?>> notModelled(TypeDefinitionRegistry types, String root) {
        Map<String, DataFetcher<?>> fetchers = new LinkedHashMap<>();
        ObjectTypeDefinition type = types.getTypeOrNull(root, ObjectTypeDefinition.class);
        for (FieldDefinition field : Objects.requireNonNull(type).getFieldDefinitions()) {
            fetchers.put(field.getName(), environment -> {
                throw new Refusal(
                        "NOT_MODELLED_YET",
                        "The sandbox does not model %s yet. Nothing was changed.".formatted(field.getName()));
            });
        }
        return fetchers;
    }

    private static TypeRuntimeWiring.Builder answeredBy(
            TypeRuntimeWiring.Builder type, Map<String, DataFetcher<?>> fetchers) {
        fetchers.forEach(type::dataFetcher);
        return type;
    }

    private static DataFetcher<?> withUserErrorFault(DataFetcher<?> fetcher) {
        return environment -> {
            Fault fault = operation(environment).fault();
            return fault != null && fault.kind() == Fault.Kind.USER_ERROR
                    ? Map.of("userErrors", List.of(fault.userError().toMap()))
                    : fetcher.get(environment);
        };
    }

    private static GraphQLScalarType url() {
        return GraphQLScalarType.newScalar()
                .name("URL")
                .description("A URL carried as a string.")
                .coercing(new Text())
                .build();
    }

    /** A scalar that is a string and nothing more, since no format is documented. */
    private static final class Text implements Coercing<String, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                return text;
            }
            throw new CoercingParseValueException("URL must be a string");
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                return Objects.requireNonNull(text.getValue());
            }
            throw new CoercingParseLiteralException("URL must be a string");
        }
    }

    /** Gives refusals their code, and hides everything else behind a number that can be reported. */
    private static final class Failures implements DataFetcherExceptionHandler {

        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                graphql.execution.DataFetcherExceptionHandlerParameters parameters) {
            Map<String, Object> extensions = parameters.getException() instanceof Refusal refusal
                    ? Map.of("code", refusal.code())
                    : Map.of(
                            "code",
                            "INTERNAL_SERVER_ERROR",
                            "requestId",
                            UUID.randomUUID().toString());
            String message = parameters.getException() instanceof Refusal refusal
                    ? refusal.text()
                    : "Internal error. Looks like something went wrong on our end.";
            GraphQLError error = GraphqlErrorBuilder.newError()
                    .errorType(ErrorType.DataFetchingException)
                    .message("%s", message)
                    .path(parameters.getPath())
                    .location(parameters.getSourceLocation())
                    .extensions(extensions)
                    .build();
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(error).build());
        }
    }
}
