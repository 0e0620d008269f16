package dev.counterfoil.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Keeps of a WebP (RFC 9649) the lossy picture alone, of a moving one its first: colour profiles and texts beside it are unpacked by nobody, and
 * the size that is judged is the one that is unpacked, since the container's own is left out. Transparency goes with it. A lossless picture is
 * not taken: a few kilobytes of one may ask for hundreds of megabytes of code tables, whatever its size.
 */
final class WebpChunks {

    private static final int CONTAINER = 12;
    private static final int HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private WebpChunks() {}

    static byte[] bare(byte[] webp) throws UnfitPictureException {
        ByteBuffer picture =
                lossy(ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).position(CONTAINER), false);
        int length = picture.remaining();
        int padded = length + (length & 1);
        ByteBuffer kept = ByteBuffer.allocate(CONTAINER + HEADER + padded).order(ByteOrder.LITTLE_ENDIAN);
        kept.put(ascii("RIFF")).putInt(4 + HEADER + padded).put(ascii("WEBP"));
        kept.put(ascii("VP8 ")).putInt(length).put(picture);
        return kept.array();
    }

    /** @param inFrame whether these are the chunks of a frame, in which there is no other */
    private static ByteBuffer lossy(ByteBuffer chunks, boolean inFrame) throws UnfitPictureException {
        while (chunks.remaining() >= HEADER) {
            byte[] type = new byte[4];
            chunks.get(type);
            long length = Integer.toUnsignedLong(chunks.getInt());
            if (length > chunks.remaining()) {
                throw new UnfitPictureException(NoPicture.BROKEN);
            }
            ByteBuffer content = chunks.slice(chunks.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
            switch (new String(type, StandardCharsets.ISO_8859_1)) {
                case "VP8 " -> {
                    return content;
                }
                case "VP8L" -> throw new UnfitPictureException(NoPicture.OTHER_KIND);
                case "ANMF" -> {
                    if (inFrame || length < FRAME_HEADER) {
                        throw new UnfitPictureException(NoPicture.BROKEN);
                    }
                    return lossy(content.position(FRAME_HEADER), true);
                }
                default -> chunks.position((int) Math.min(chunks.limit(), chunks.position() + length + (length & 1)));
            }
        }
        throw new UnfitPictureException(NoPicture.BROKEN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
