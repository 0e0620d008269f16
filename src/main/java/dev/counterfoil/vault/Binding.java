package dev.counterfoil.vault;

import java.util.UUID;

/**
 * What a sealed value is for; it is authenticated with the ciphertext, so that one moved elsewhere does not open (G14).
 *
 * @param name logical name such as {@code client.secret}
 * @param owner the row the secret belongs to
 * @param version counts up with each new value of that owner and name
 * @param origin the origin the secret was entered for, or the empty string where none applies
 */
public record Binding(String name, UUID owner, int version, String origin) {}
