package dev.counterfoil.media;

import org.jspecify.annotations.Nullable;

/**
 * A picture that we encoded ourselves.
 *
 * @param type {@code image/jpeg} or {@code image/png}
 * @param instead why it is the neutral one, which stands in for a picture that is not shown; null for the picture itself
 */
public record Picture(byte[] bytes, String type, @Nullable NoPicture instead) {

    /** How large the neutral one is; nothing that is shown as a thumbnail is. */
    public static final int NEUTRAL_WIDTH = 320;

    public static final int NEUTRAL_HEIGHT = 180;

    boolean real() {
        return instead == null;
    }

    /** How large it is shown; no picture is made larger than it is. */
    public enum Size {
        THUMB(240, 160),
        POSTER(1_080, 810);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }
}
