package dev.counterfoil.media;

/** What came is no picture we show: none that we read by its content, broken, of too many pixels, or in too many scans. The message is the code. */
final class UnfitPictureException extends Exception {

    private final NoPicture why;

    UnfitPictureException(NoPicture why) {
        super(why.name());
        this.why = why;
    }

    NoPicture why() {
        return why;
    }
}
