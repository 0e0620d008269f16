package dev.counterfoil.media;

/**
 * A picture that we encoded ourselves.
 *
 * @param type {@code image/jpeg} or {@code image/png}
 * @param real false for the neutral one that stands in for a picture that could not be shown
 */
public record Picture(byte[] bytes, String type, boolean real) {

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
