package dev.counterfoil.upstream.users;

import java.util.List;

/** The documents we send, as constants: every value travels in variables. A test holds each to the schema. */
final class UsersDocuments {

    private static final String METAFIELD = """
            value
            ownerId
            ownerType
            definition {
              uuid
              namespace
              key
              name
              description
              type { name category }
              validations { name value }
              access {
                default
                grants {
                  __typename
                  ... on CustomDataAbsoluteAccessGrantType { grant granteeId }
                  ... on CustomDataRelativeAccessGrantType { grant grantee }
                  ... on CustomDataRoleBasedAccessGrantType { grant role }
                }
              }
            }""";

    private static final String USER_ERRORS = "userErrors { field message }";

    static final String METAFIELD_BY_PATH = """
            query Metafield($identifier: CustomDataKeyPairInput!) {
              metafield(identifier: $identifier) { %s }
            }""".formatted(METAFIELD);

    static final String METAFIELDS = """
            query Metafields($identifiers: [CustomDataKeyPairInput!], $first: Int, $after: String, $last: Int, $before: String) {
              metafields(identifiers: $identifiers, first: $first, after: $after, last: $last, before: $before) {
                nodes { %s }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              }
            }""".formatted(METAFIELD);

    static final String USER = "query User { user { _empty } }";

    static final String SET = """
            mutation MetafieldsSet($metafields: [MetafieldSetInput!]!) {
              metafieldsSet(metafields: $metafields) {
                metafields { %s }
                %s
              }
            }""".formatted(METAFIELD, USER_ERRORS);

    static final String DELETE = """
            mutation MetafieldDelete($identifier: CustomDataKeyPairInput!) {
              metafieldDelete(identifier: $identifier) {
                deletedMetafield { %s }
                %s
              }
            }""".formatted(METAFIELD, USER_ERRORS);

    private UsersDocuments() {}

    static List<String> all() {
        return List.of(METAFIELD_BY_PATH, METAFIELDS, USER, SET, DELETE);
    }
}
