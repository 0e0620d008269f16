package dev.counterfoil.vault;

/** Seals secrets into PostgreSQL and opens them again. */
public interface Vault {

    /** Seals the secret in the caller's transaction, or one of its own. The secret is not closed. */
    SealedId seal(Binding binding, Secret secret);

    /**
     * Opens a sealed value.
     *
     * @throws VaultException if it is missing, was sealed for another binding, or its key is not at hand
     */
    Secret open(SealedId id, Binding binding);

    /** Removes a sealed value for good, in the caller's transaction or one of its own. */
    void destroy(SealedId id);
}
