package dev.counterfoil.mirror;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * To which definitions a list is narrowed; null asks for nothing.
 *
 * @param type exactly this type
 * @param namespace exactly this namespace; {@link #OWN} for those without one
 * @param with who has access: a grantee as the API writes it, {@link #ANYBODY} or {@link #NOBODY}
 * @param level what that one may do; without {@code with}, what somebody may
 */
public record DefinitionNarrowing(
        @Nullable String type,
        @Nullable String namespace,
        @Nullable String with,
        @Nullable String level) {

    public static final DefinitionNarrowing NONE = new DefinitionNarrowing(null, null, null, null);

    /** The client's own reserved namespace, which definitions do not name. */
    public static final String OWN = "-";

    /** Every client, by the default. */
    public static final String ANYBODY = "*";

    /** No one at all, as far as the API tells. */
    public static final String NOBODY = "-";

    public boolean isNone() {
        return equals(NONE);
    }

    /** What of a definition's access is searched for, as {@link #words} writes it. */
    String word() {
        return Stream.of(with, level == null ? null : level(level))
                .filter(part -> part != null)
                .reduce((one, other) -> one + " " + other)
                .map(both -> (with == null ? "may " : "to ") + both)
                .orElse("");
    }

    /** All that can be searched for in access: to whom, what somebody may, and to whom what. */
    static List<String> words(String grantee, String given) {
        String level = level(given);
        return List.of("to " + grantee, "may " + level, "to " + grantee + " " + level);
    }

    /** The API has two words for one level. */
    private static String level(String given) {
        return given.equals("READ_WRITE") ? "WRITE" : given;
    }
}
