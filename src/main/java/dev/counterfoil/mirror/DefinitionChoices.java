package dev.counterfoil.mirror;

import java.util.List;

/**
 * What a list of definitions can be narrowed to, in order.
 *
 * @param namespaces without the client's own reserved one
 */
public record DefinitionChoices(List<String> types, List<String> namespaces) {}
