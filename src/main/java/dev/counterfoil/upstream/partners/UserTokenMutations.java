package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Mutation;

/** Writes down the mutations that issue access tokens for the Shop Users API; only the gate sends them. */
public final class UserTokenMutations {

    /** What an answer holds if a token was issued, whatever else it says. */
    private static final String TOKEN = "accessToken";

    private UserTokenMutations() {}

    /** For a user who consented, by their public ID; see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/fetchTokensForUser">reference</a>. */
    public static Mutation byPublicId(String publicId) {
        return fetchTokensForUser("publicId", publicId);
    }

    /** For a user who just consented, by the signed token that Sign in with Shop handed out for it; it is a secret. */
    public static Mutation byConsentToken(String consentToken) {
        return fetchTokensForUser("consentToken", consentToken);
    }

    /** By e-mail address, for custom data alone; see <a href="https://shopify.dev/docs/api/shop-partners/latest/mutations/fetchCustomDataTokenForUser">reference</a>. */
    public static Mutation byEmail(String email) {
        return new Mutation(
                "fetchCustomDataTokenForUser",
                UserTokenDocuments.CUSTOM_DATA_TOKEN,
                PartnersMutations.object().put("email", email),
                TOKEN);
    }

    private static Mutation fetchTokensForUser(String variable, String value) {
        return new Mutation(
                "fetchTokensForUser",
                UserTokenDocuments.TOKENS,
                PartnersMutations.object().put(variable, value),
                TOKEN);
    }
}
