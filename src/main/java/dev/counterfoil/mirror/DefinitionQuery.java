package dev.counterfoil.mirror;

/**
 * Which definitions, in which order.
 *
 * @param filter text that key, name, description or type contain, in any case; empty for all
 */
public record DefinitionQuery(String filter, DefinitionNarrowing narrowing, Sort sort, boolean descending) {

    public enum Sort {
        KEY,
        NAME,
        TYPE,
        CHANGED
    }

    /** All that the filter fits. */
    public DefinitionQuery(String filter, Sort sort, boolean descending) {
        this(filter, DefinitionNarrowing.NONE, sort, descending);
    }
}
