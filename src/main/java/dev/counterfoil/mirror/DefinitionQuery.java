package dev.counterfoil.mirror;

/**
 * Which definitions, in which order.
 *
 * @param filter text that key, name, description or type contain, in any case; empty for all
 */
public record DefinitionQuery(String filter, Sort sort, boolean descending) {

    public enum Sort {
        KEY,
        NAME,
        TYPE,
        CHANGED
    }
}
