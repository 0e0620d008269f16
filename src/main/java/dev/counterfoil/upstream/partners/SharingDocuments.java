package dev.counterfoil.upstream.partners;

import java.util.List;

/** The documents about who may use what. Their payloads hold errors only. */
final class SharingDocuments {

    static final String GRANT = """
            mutation MetafieldAccessGrant($identifier: CustomDataKeyPairInput!, $access: CustomDataAccessInput!, $key: String) {
              metafieldAccessGrant(identifier: $identifier, access: $access, key: $key) {
                %s
              }
            }""".formatted(PartnersDocuments.USER_ERRORS);

    static final String REVOKE = """
            mutation MetafieldAccessRevoke($identifier: CustomDataKeyPairInput!, $targets: [TargetInput!]!) {
              metafieldAccessRevoke(identifier: $identifier, targets: $targets) {
                %s
              }
            }""".formatted(PartnersDocuments.USER_ERRORS);

    static final String ENABLE_STANDARD = """
            mutation StandardMetafieldDefinitionEnable($key: String!, $namespace: String!) {
              standardMetafieldDefinitionEnable(key: $key, namespace: $namespace) {
                %s
              }
            }""".formatted(PartnersDocuments.USER_ERRORS);

    private SharingDocuments() {}

    static List<String> all() {
        return List.of(GRANT, REVOKE, ENABLE_STANDARD);
    }
}
