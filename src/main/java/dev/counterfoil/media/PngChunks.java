package dev.counterfoil.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps of a PNG (ISO/IEC 15948) what its pixels need: compressed texts and profiles beside them are where small files unpack to large ones. */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    static byte[] bare(byte[] png) throws UnfitPictureException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE);
        int at = SIGNATURE;
        while (at < png.length) {
            if (png.length - at < AROUND_DATA) {
                throw new UnfitPictureException(NoPicture.BROKEN);
            }
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(png, at, 4).getInt());
            if (length > png.length - at - AROUND_DATA) {
                throw new UnfitPictureException(NoPicture.BROKEN);
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            int whole = (int) length + AROUND_DATA;
            if (NEEDED.contains(type)) {
                kept.write(png, at, whole);
            }
            if (type.equals("IEND")) {
                break;
            }
            at += whole;
        }
        return kept.toByteArray();
    }
}
