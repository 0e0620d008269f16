package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/** A step of the state, as it stands in the journal; the state is nothing but its events, applied in order. */
record Event(
        Kind kind,
        @Nullable Definition definition,
        @Nullable Placement placement,
        @Nullable String uuid,
        @Nullable Namespace namespace,
        @Nullable Video video) {

    enum Kind {
        /** A definition is new, or replaces the one of the same identifier. */
        DEFINED,
        /** The same for a namespace. */
        NAMED,
        /** A path leads to a definition or namespace. */
        PLACED,
        /** A path leads nowhere any more. */
        UNPLACED,
        /** A definition or namespace is gone with every path to it and every grant to it. */
        GONE,
        /** A video is new, or replaces the one of the same identifier. */
        VIDEO,
        /** Cursors handed out so far are stale. */
        STALE
    }

    static Event defined(Definition definition) {
        return new Event(Kind.DEFINED, definition, null, null, null, null);
    }

    static Event named(Namespace namespace) {
        return new Event(Kind.NAMED, null, null, null, namespace, null);
    }

    static Event placed(String shelf, String key, String uuid) {
        return new Event(Kind.PLACED, null, new Placement(shelf, null, key, uuid), null, null, null);
    }

    static Event unplaced(String shelf, String key, String uuid) {
        return new Event(Kind.UNPLACED, null, new Placement(shelf, null, key, uuid), null, null, null);
    }

    static Event gone(String uuid) {
        return new Event(Kind.GONE, null, null, uuid, null, null);
    }

    static Event video(Video video) {
        return new Event(Kind.VIDEO, null, null, null, null, video);
    }

    static Event stale() {
        return new Event(Kind.STALE, null, null, null, null, null);
    }
}
