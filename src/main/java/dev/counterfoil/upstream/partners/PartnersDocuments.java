package dev.counterfoil.upstream.partners;

import java.util.List;
import java.util.stream.Stream;

/** The documents we send, as constants: every value travels in variables. A test holds each to the schema. */
final class PartnersDocuments {

    static final String ACCESS = """
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
    static final String USER_ERRORS = "userErrors { field message }";

    static final String DEFINITIONS = """
            query MetafieldDefinitions($first: Int!, $after: String) {
              metafieldDefinitions(first: $first, after: $after, sortKey: KEY) {
                nodes { %s }
                pageInfo { hasNextPage endCursor }
              }
            }""".formatted(DEFINITION);

    static final String DEFINITION_LISTING = """
            query MetafieldDefinitionListing(
                $first: Int, $after: String, $last: Int, $before: String,
                $identifiers: [CustomDataKeyPairInput!], $sortKey: MetafieldPermissibleSortKeys, $reverse: Boolean) {
              metafieldDefinitions(
                  first: $first, after: $after, last: $last, before: $before,
                  identifiers: $identifiers, sortKey: $sortKey, reverse: $reverse) {
                edges { cursor node { %s } }
                pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
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

    static final String DEFINITION_UPDATE = """
            mutation MetafieldDefinitionUpdate($definition: MetafieldDefinitionUpdateInput!) {
              metafieldDefinitionUpdate(definition: $definition) {
                updatedDefinition { %s }
                %s
              }
            }""".formatted(DEFINITION, USER_ERRORS);

    static final String DEFINITION_DELETE = """
            mutation MetafieldDefinitionDelete($identifier: CustomDataKeyPairInput!) {
              metafieldDefinitionDelete(identifier: $identifier) {
                deletedDefinition { %s }
                %s
              }
            }""".formatted(DEFINITION, USER_ERRORS);

    private PartnersDocuments() {}

    static List<String> all() {
        return Stream.of(
                        List.of(
                                DEFINITIONS,
                                DEFINITION_LISTING,
                                DEFINITION_BY_PATH,
                                PING,
                                DEFINITION_CREATE,
                                DEFINITION_UPDATE,
                                DEFINITION_DELETE),
                        NamespaceDocuments.all(),
                        SharingDocuments.all(),
                        MediaDocuments.all(),
                        UserTokenDocuments.all())
                .flatMap(List::stream)
                .toList();
    }
}
