package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxSchemaTests {

    @TempDir
    private Path data;

    @Test
    void introspection_gives_the_published_schema_type_by_type() throws Exception {
        String served;
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data));
                Caller caller = new Caller(sandbox.origin(), sandbox.clients().getFirst())) {
            JsonNode answer = caller.ask(IntrospectionQuery.INTROSPECTION_QUERY);
            assertThat(answer.path("errors").isMissingNode()).isTrue();
            Document document = new IntrospectionResultToSchema().createSchemaDefinition(Json.map(answer.path("data")));
            served = print(new SchemaParser().buildRegistry(document));
        }
        String published = print(new SchemaParser()
                .parse(Files.readString(Path.of("src/main/resources/upstream/shop-partners.graphqls"))));
        assertThat(published).contains("metafieldDefinitionCreate", "scalar URL", "union CustomDataAccessGrantType");
        assertThat(served).isEqualTo(published);
    }

    private static String print(TypeDefinitionRegistry types) {
        GraphQLSchema schema = new SchemaGenerator()
                .makeExecutableSchema(
                        SchemaGenerator.Options.defaultOptions().useCommentsAsDescriptions(false),
                        types,
                        RuntimeWiring.MOCKED_WIRING);
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(false)
                        .includeSchemaDefinition(true)
                        .descriptionsAsHashComments(false))
                .print(schema);
    }
}
