package dev.counterfoil.sandbox;

import org.jspecify.annotations.Nullable;

/** A step of the state, as it stands in the journal; the state is nothing but its events, applied in order. */
record Event(
        Kind kind,
        @Nullable Definition definition,
        @Nullable Placement placement,
        @Nullable String uuid,
        @Nullable Namespace namespace,
        @Nullable Video video,
        Person.@Nullable Connection connection,
        Person.@Nullable Value value,
        @Nullable Token token) {

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
        /** A user has consented to a scope for a client. */
        CONNECTED,
        /** A user has a value, or has it no longer. */
        VALUE,
        /** A pair of tokens is new, or replaces the one of the same digests. */
        ISSUED,
        /** A refresh token was used. */
        SPENT,
        /** A consent token was used. */
        CONSENTED,
        /** Cursors handed out so far are stale. */
        STALE
    }

    static Event defined(Definition definition) {
        return new Event(Kind.DEFINED, definition, null, null, null, null, null, null, null);
    }

    static Event named(Namespace namespace) {
        return new Event(Kind.NAMED, null, null, null, namespace, null, null, null, null);
    }

    static Event placed(String shelf, String key, String uuid) {
        return at(Kind.PLACED, new Placement(shelf, null, key, uuid));
    }

    static Event unplaced(String shelf, String key, String uuid) {
        return at(Kind.UNPLACED, new Placement(shelf, null, key, uuid));
    }

    static Event gone(String uuid) {
        return about(Kind.GONE, uuid);
    }

    static Event video(Video video) {
        return new Event(Kind.VIDEO, null, null, null, null, video, null, null, null);
    }

    static Event connected(Person.Connection connection) {
        return new Event(Kind.CONNECTED, null, null, null, null, null, connection, null, null);
    }

    static Event valued(String user, String uuid, @Nullable String value) {
        return new Event(Kind.VALUE, null, null, null, null, null, null, new Person.Value(user, uuid, value), null);
    }

    static Event issued(Token token) {
        return new Event(Kind.ISSUED, null, null, null, null, null, null, null, token);
    }

    /** A refresh token, by its digest. */
    static Event spent(String refresh) {
        return about(Kind.SPENT, refresh);
    }

    /** A consent token, by its identifier. */
    static Event consented(String id) {
        return about(Kind.CONSENTED, id);
    }

    static Event stale() {
        return about(Kind.STALE, null);
    }

    private static Event at(Kind kind, Placement placement) {
        return new Event(kind, null, placement, null, null, null, null, null, null);
    }

    private static Event about(Kind kind, @Nullable String id) {
        return new Event(kind, null, null, id, null, null, null, null, null);
    }
}
