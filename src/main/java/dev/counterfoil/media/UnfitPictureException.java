package dev.counterfoil.media;

/** What came is no picture we show: not PNG, JPEG or GIF by its content, broken, or of too many pixels. */
final class UnfitPictureException extends Exception {

    UnfitPictureException(String code) {
        super(code);
    }
}
