package dev.counterfoil.upstream.partners;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document we send fits the schema as it is documented, and asks for what the reader reads. */
class PartnersDocumentsTests {

    private static final GraphQLSchema SCHEMA = schema();

    /** Written by hand: what a definition is read from. */
    private static final Set<String> OF_A_DEFINITION = Set.of(
            "MetafieldDefinition.uuid",
            "MetafieldDefinition.namespace",
            "MetafieldDefinition.key",
            "MetafieldDefinition.name",
            "MetafieldDefinition.description",
            "MetafieldDefinition.type",
            "MetafieldDefinitionType.name",
            "MetafieldDefinitionType.category",
            "MetafieldDefinition.validations",
            "CustomDataMetafieldDefinitionValidationType.name",
            "CustomDataMetafieldDefinitionValidationType.value",
            "MetafieldDefinition.access",
            "CustomDataAccessType.default",
            "CustomDataAccessType.grants",
            "CustomDataAbsoluteAccessGrantType.grant",
            "CustomDataAbsoluteAccessGrantType.granteeId",
            "CustomDataRelativeAccessGrantType.grant",
            "CustomDataRelativeAccessGrantType.grantee",
            "CustomDataRoleBasedAccessGrantType.grant",
            "CustomDataRoleBasedAccessGrantType.role",
            "CustomDataAccessGrantType.__typename");

    private static GraphQLSchema schema() {
        try (InputStream in = PartnersDocumentsTests.class.getResourceAsStream("/upstream/shop-partners.graphqls")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static List<String> documents() {
        return PartnersDocuments.all();
    }

    private static Set<String> fieldsOf(String document) {
        Set<String> fields = new TreeSet<>();
        QueryTraverser.newQueryTraverser()
                .schema(SCHEMA)
                .document(Parser.parse(document))
                .coercedVariables(CoercedVariables.of(Map.of(
                        "first",
                        1,
                        "identifier",
                        Map.of("key", "k"),
                        "definition",
                        Map.of(
                                "key",
                                "k",
                                "name",
                                "n",
                                "description",
                                "d",
                                "type",
                                "boolean",
                                "identifier",
                                Map.of("key", "k")),
                        "entityId",
                        "gid",
                        "id",
                        "gid",
                        "input",
                        Map.of("id", "gid", "relatedProducts", List.of()))))
                .build()
                .visitPreOrder(new QueryVisitorStub() {
                    @Override
                    public void visitField(QueryVisitorFieldEnvironment environment) {
                        fields.add(GraphQLTypeUtil.unwrapAll(environment.getParentType())
                                        .getName() + "."
                                + environment.getField().getName());
                    }
                });
        return fields;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_document_is_valid_against_the_schema(String document) {
        assertThat(new Validator().validateDocument(SCHEMA, Parser.parse(document), Locale.ENGLISH))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_document_is_one_named_operation_and_takes_its_input_in_variables(String document) {
        List<OperationDefinition> operations = Parser.parse(document).getDefinitionsOfType(OperationDefinition.class);

        assertThat(operations)
                .singleElement()
                .satisfies(operation -> assertThat(operation.getName()).isNotBlank());
        assertThat(document).as("no literal text").doesNotContain("\"");
    }

    @Test
    void a_definition_is_asked_for_with_all_its_fields_wherever_it_is_read() {
        assertThat(fieldsOf(PartnersDocuments.DEFINITIONS))
                .containsAll(OF_A_DEFINITION)
                .contains("PageInfo.hasNextPage", "PageInfo.endCursor", "MetafieldDefinitionConnection.nodes");
        assertThat(fieldsOf(PartnersDocuments.DEFINITION_BY_PATH)).containsAll(OF_A_DEFINITION);
        for (String document : List.of(
                PartnersDocuments.DEFINITION_CREATE,
                PartnersDocuments.DEFINITION_UPDATE,
                PartnersDocuments.DEFINITION_DELETE)) {
            assertThat(fieldsOf(document))
                    .containsAll(OF_A_DEFINITION)
                    .contains("UserError.field", "UserError.message");
        }
        assertThat(fieldsOf(PartnersDocuments.DEFINITION_LISTING))
                .containsAll(OF_A_DEFINITION)
                .contains("PageInfo.hasPreviousPage", "PageInfo.startCursor", "MetafieldDefinitionEdge.cursor");
    }

    @Test
    void the_schema_has_no_field_of_a_definition_that_is_not_asked_for() {
        Set<String> known = new TreeSet<>();
        for (String type : List.of(
                "MetafieldDefinition",
                "MetafieldDefinitionType",
                "CustomDataAccessType",
                "CustomDataMetafieldDefinitionValidationType",
                "CustomDataAbsoluteAccessGrantType",
                "CustomDataRelativeAccessGrantType",
                "CustomDataRoleBasedAccessGrantType")) {
            SCHEMA.getObjectType(type).getFieldDefinitions().forEach(field -> known.add(type + "." + field.getName()));
        }

        assertThat(fieldsOf(PartnersDocuments.DEFINITION_BY_PATH)).containsAll(known);
    }

    @Test
    void a_video_is_asked_for_with_all_its_fields_wherever_it_is_read() {
        Set<String> known = new TreeSet<>();
        for (String type : List.of("ShopVideo", "RelatedProduct")) {
            SCHEMA.getObjectType(type).getFieldDefinitions().forEach(field -> known.add(type + "." + field.getName()));
        }

        assertThat(known).hasSize(9);
        assertThat(fieldsOf(MediaDocuments.MEDIA)).containsAll(known);
        for (String change : List.of(MediaDocuments.MEDIA_CREATE, MediaDocuments.MEDIA_UPDATE)) {
            assertThat(fieldsOf(change)).containsAll(known).contains("UserError.field", "UserError.message");
        }
        assertThat(fieldsOf(MediaDocuments.MEDIA_DELETE))
                .contains("MediaDeletePayload.deletedId", "UserError.field", "UserError.message");
    }

    @Test
    void the_cheapest_query_asks_for_one_key_and_nothing_else() {
        assertThat(fieldsOf(PartnersDocuments.PING))
                .containsExactlyInAnyOrder(
                        "Query.metafieldDefinitions", "MetafieldDefinitionConnection.nodes", "MetafieldDefinition.key");
        assertThat(Parser.parse(PartnersDocuments.PING)
                        .getDefinitionsOfType(OperationDefinition.class)
                        .getFirst()
                        .getVariableDefinitions())
                .extracting(VariableDefinition::getName)
                .isEmpty();
    }
}
