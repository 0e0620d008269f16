package dev.counterfoil.upstream;

/** Cuts text from outside down to what may be stored and shown. */
final class Excerpt {

    private static final int WINDOW = 16 * 1024;

    private Excerpt() {}

    /** At most {@code limit} characters on one line, without control and format characters, without the credential. */
    static String of(String text, int limit, Redactor redactor) {
        String window = text.length() > WINDOW ? text.substring(0, WINDOW) : text;
        String clean = redactor.clean(window);
        StringBuilder line = new StringBuilder(Math.min(limit, clean.length()));
        boolean gap = false;
        for (int i = 0; i < clean.length() && line.length() < limit; ) {
            int point = clean.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point)) {
                gap = !line.isEmpty();
            } else if (isPrintable(point)) {
                if (gap && line.length() + 1 < limit) {
                    line.append(' ');
                }
                gap = false;
                if (line.length() + Character.charCount(point) <= limit) {
                    line.appendCodePoint(point);
                } else {
                    break;
                }
            }
        }
        return line.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
