package dev.counterfoil.media;

/** What came is no picture we show: not PNG, JPEG or GIF by its content, broken, of too many pixels, or in too many scans. */
final class UnfitPictureException extends Exception {

    UnfitPictureException(String code) {
        super(code);
    }
}
