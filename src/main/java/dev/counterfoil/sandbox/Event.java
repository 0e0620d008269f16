package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/** A step of the state, as it stands in the journal; the state is nothing but its events, applied in order. */
record Event(
        Kind kind,
        @Nullable Definition definition,
        @Nullable Placement placement,
        @Nullable String uuid) {

    enum Kind {
        /** A definition is new, or replaces the one of the same identifier. */
        DEFINED,
        /** A path leads to a definition. */
        PLACED,
        /** A path leads nowhere any more. */
        UNPLACED,
        /** A definition is gone with every path to it. */
        GONE
    }

    static Event defined(Definition definition) {
        return new Event(Kind.DEFINED, definition, null, null);
    }

    static Event placed(Placement placement) {
        return new Event(Kind.PLACED, null, placement, null);
    }

    static Event unplaced(Placement placement) {
        return new Event(Kind.UNPLACED, null, placement, null);
    }

    static Event gone(String uuid) {
        return new Event(Kind.GONE, null, null, uuid);
    }
}
