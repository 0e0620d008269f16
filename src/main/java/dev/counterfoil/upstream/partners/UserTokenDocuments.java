package dev.counterfoil.upstream.partners;

import java.util.List;

/** The documents that issue users' tokens. */
final class UserTokenDocuments {

    static final String TOKENS = """
            mutation FetchTokensForUser($publicId: String, $consentToken: String) {
              fetchTokensForUser(publicId: $publicId, consentToken: $consentToken) {
                accessToken
                refreshToken
                expiresIn
                tokenType
                scope
                publicId
                userErrors { code field message }
              }
            }""";

    static final String CUSTOM_DATA_TOKEN = """
            mutation FetchCustomDataTokenForUser($email: String!) {
              fetchCustomDataTokenForUser(email: $email) {
                accessToken
                refreshToken
                expiresIn
                tokenType
                userErrors { field message }
              }
            }""";

    private UserTokenDocuments() {}

    static List<String> all() {
        return List.of(TOKENS, CUSTOM_DATA_TOKEN);
    }
}
