package dev.counterfoil.mirror;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something at the API that is not as it was last seen.
 *
 * @param path by which operations call it
 * @param id that stays when the path does not
 * @param name for people
 * @param aliases who else may have touched it: the same thing under every path, on every client of ours
 * @param levels keys of the namespaces that lead to it, whichever client of ours goes by them
 * @param fields that differ; empty where one of the images is missing
 * @param knownSince when the former image was last known to be true; null: never looked before
 */
record Found(
        Kind kind,
        String path,
        String id,
        String name,
        Set<Alias> aliases,
        Set<String> levels,
        Set<String> fields,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after,
        @Nullable Instant knownSince) {

    enum Kind {
        ADDED,
        CHANGED,
        RENAMED,
        REMOVED
    }

    /** A path on a client. */
    record Alias(UUID clientId, String path) {}

    /** What to make of it. */
    enum Explanation {
        /** An operation of ours is under way or ended during the reading: the next round tells. */
        UNSETTLED,
        /** An operation of ours did it. */
        OURS,
        /** Nothing of ours explains it. */
        OUTSIDE
    }

    Explanation explain(Iterable<OwnChanges.Own> own, Instant began, String kindOfSubject, String kindOfParent) {
        Explanation explanation = Explanation.OUTSIDE;
        for (OwnChanges.Own one : own) {
            if (!isTouchedBy(one, kindOfSubject, kindOfParent)) {
                continue;
            }
            if (one.mayActAfter(began)) {
                return Explanation.UNSETTLED;
            }
            if (knownSince == null || one.mayActAfter(knownSince)) {
                explanation = Explanation.OURS;
            }
        }
        return explanation;
    }

    private boolean isTouchedBy(OwnChanges.Own one, String kindOfSubject, String kindOfParent) {
        String subject = one.subject().id();
        if (one.subject().kind().equals(kindOfSubject)) {
            return one.ids().contains(id) || aliases.contains(new Alias(one.clientId(), subject));
        }
        return one.subject().kind().equals(kindOfParent)
                && aliases.stream().anyMatch(alias -> alias.clientId().equals(one.clientId()))
                && (one.paths().stream().anyMatch(this::isWithin) || isNested());
    }

    /** A namespace may be called by any of several paths: its own key is the last level of each. */
    private boolean isWithin(String namespace) {
        return levels.contains(namespace.substring(namespace.lastIndexOf('.') + 1));
    }

    /** Which namespaces lie in which is told by no query: an operation on any may have moved what lies two levels deep. */
    private boolean isNested() {
        return aliases.stream().anyMatch(alias -> alias.path().split("\\.").length > 2);
    }
}
