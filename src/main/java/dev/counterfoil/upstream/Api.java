package dev.counterfoil.upstream;

/** Which of the remote APIs something is for. */
public enum Api {
    /** The Shop Partners API, with the client's ID and secret. */
    PARTNERS,
    /** The Shop Users API, with a user's access token. */
    USERS,
    /** The token endpoint (RFC 6749, section 3.2), with the client's ID and secret; a form, not GraphQL. */
    TOKENS
}
