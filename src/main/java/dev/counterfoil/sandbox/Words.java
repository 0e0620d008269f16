package dev.counterfoil.sandbox;

/** What text may look like. */
final class Words {

    private static final int SHOWN = 64;

    private Words() {}

    /**
     * Whether the text holds control characters, unpaired surrogates or characters that turn the direction of writing.
     *
     * @param lines whether line breaks and tabs pass
     */
    static boolean controlled(String text, boolean lines) {
        return text.codePoints().anyMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL -> !(lines && (point == '\n' || point == '\r' || point == '\t'));
            case Character.SURROGATE -> true;
            case Character.FORMAT -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
            default -> false;
        });
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** At most 64 characters of it, and none that controls a terminal. */
    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return length(visible) <= SHOWN ? visible : visible.substring(0, visible.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
