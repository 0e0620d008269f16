package dev.counterfoil.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** What a file is by its content alone, whatever it is called; and what decodes it. */
enum PictureFormat {
    PNG,
    JPEG,
    GIF,
    WEBP;

    private static final int BEGINNING = 1_024;

    /** What follows {@code ftyp} in pictures that nothing here decodes (ISO/IEC 23008-12, AVIF). */
    private static final Set<String> OTHER_KINDS =
            Set.of("avif", "avis", "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1");

    static PictureFormat of(byte[] file) throws UnfitPictureException {
        String start = start(file);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return GIF;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        throw new UnfitPictureException(whatElse(start));
    }

    /** Only what the pixels need. */
    byte[] bare(byte[] file) throws UnfitPictureException {
        return switch (this) {
            case PNG -> PngChunks.bare(file);
            case WEBP -> WebpChunks.bare(file);
            case JPEG, GIF -> file;
        };
    }

    /** The JDK's own; for WebP, by name, since what else is registered depends on who asked first. */
    ImageReader reader() throws IOException {
        if (this == WEBP) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name().toLowerCase(Locale.ROOT));
        return readers.next();
    }

    private static NoPicture whatElse(String start) {
        String text = start.toLowerCase(Locale.ROOT)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading();
        if (text.startsWith("<")
                && text.contains("<svg")
                && !text.contains("<html")
                && !text.contains("<!doctype html")) {
            return NoPicture.SVG;
        }
        boolean other =
                start.startsWith("ftyp", 4) && start.length() >= 12 && OTHER_KINDS.contains(start.substring(8, 12))
                        || start.startsWith("\u00ff\n")
                        || start.startsWith("JXL ", 4);
        return other ? NoPicture.OTHER_KIND : NoPicture.NOT_A_PICTURE;
    }

    private static String start(byte[] file) {
        return new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
    }
}
