package dev.counterfoil.kit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command palette leads to or does.
 *
 * @param text translated words, or a name if {@code data}
 * @param hint what tells it from others of the same text, or null
 * @param data true for a name from the database
 */
public record Command(Kind kind, String text, @Nullable String hint, Goal goal, boolean data) {

    /** In the order in which the palette shows them. */
    public enum Kind {
        PAGE,
        CLIENT,
        DEFINITION,
        ACTION
    }

    /** Where it leads, or what it does. */
    public sealed interface Goal {}

    /** A page, by its path without a leading slash. */
    public record Place(String path) implements Goal {}

    /** Something done at once, on the request's thread, after the palette has closed. */
    public record Deed(Runnable work) implements Goal {}

    /** A page of the portal. */
    public static Command page(String text, String path) {
        return new Command(Kind.PAGE, text, null, new Place(path), false);
    }

    /** Something by its own name. */
    public static Command named(Kind kind, String name, String hint, String path) {
        return new Command(kind, name, hint, new Place(path), true);
    }

    /** A form where something begins. */
    public static Command begin(String text, @Nullable String hint, String path) {
        return new Command(Kind.ACTION, text, hint, new Place(path), false);
    }

    /** Something done at once. */
    public static Command act(String text, Runnable work) {
        return new Command(Kind.ACTION, text, null, new Deed(work), false);
    }

    /** Whether it has all these words in it, which are in lower case. */
    boolean has(String[] words) {
        return hasAll(text + " " + (hint == null ? "" : hint), words);
    }

    /** The same of its text alone. */
    boolean isCalled(String[] words) {
        return hasAll(text, words);
    }

    private static boolean hasAll(String text, String[] words) {
        String all = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it leads to something of this, such as the client one works on. */
    boolean isOf(String part) {
        return !part.isEmpty() && goal instanceof Place place && place.path().contains(part);
    }
}
