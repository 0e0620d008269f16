package dev.counterfoil.upstream.partners;

import java.util.List;
import java.util.stream.Stream;

/** The documents we send, as constants: every value travels in variables. A test holds each to the schema. */
final class PartnersDocuments {

    private static final String ACCESS = """
            access {
              default
              grants {
                __typename
                ... on CustomDataAbsoluteAccessGrantType { grant granteeId }
                ... on CustomDataRelativeAccessGrantType { grant grantee }
                ... on CustomDataRoleBasedAccessGrantType { grant role }
              }
            }""";

    private static final String DEFINITION = """
            uuid
            namespace
            key
            name
            description
            type { name category }
            validations { name value }
            """ + ACCESS;

    /** Every payload has these. */
    private static final String USER_ERRORS = "userErrors { field message }";

    static final String DEFINITIONS = """
            query MetafieldDefinitions($first: Int!, $after: String) {
              metafieldDefinitions(first: $first, after: $after, sortKey: KEY) {
                nodes { %s }
                pageInfo { hasNextPage endCursor }
              }
            }""".formatted(DEFINITION);

    static final String DEFINITION_BY_PATH = """
            query MetafieldDefinition($identifier: CustomDataKeyPairInput!) {
              metafieldDefinition(identifier: $identifier) { %s }
            }""".formatted(DEFINITION);

    static final String PING = "query Ping { metafieldDefinitions(first: 1) { nodes { key } } }";

    static final String DEFINITION_CREATE = """
            mutation MetafieldDefinitionCreate($definition: MetafieldDefinitionCreateInput!) {
              metafieldDefinitionCreate(definition: $definition) {
                createdDefinition { %s }
                %s
              }
            }""".formatted(DEFINITION, USER_ERRORS);

    private PartnersDocuments() {}

    static List<String> all() {
        return Stream.of(
                        List.of(DEFINITIONS, DEFINITION_BY_PATH, PING, DEFINITION_CREATE),
                        MediaDocuments.all(),
                        UserTokenDocuments.all())
                .flatMap(List::stream)
                .toList();
    }
}
