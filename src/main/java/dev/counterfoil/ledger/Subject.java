package dev.counterfoil.ledger;

/**
 * What an entry is about.
 *
 * @param kind such as {@code metafieldDefinition}
 * @param id stable within its kind and client
 * @param name what people call it, at the time of the entry
 */
public record Subject(String kind, String id, String name) {}
