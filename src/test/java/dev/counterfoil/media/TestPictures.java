package dev.counterfoil.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files that are pictures, and files that would like to be. */
final class TestPictures {

    /** As libwebp encodes it: 100 × 60, red with a blue left half. So are the next three. */
    static final String LOSSY_WEBP =
            "UklGRpoAAABXRUJQVlA4II4AAAAQBwCdASpkADwAPpFIn0slpKKhpcgAsBIJZQDUxQA0JP4Z/gAzgD+AZQB+gACriQD+A7aXxHmN"
                    + "XBfCNZaVbGq8AAD+9Vi//c4EHrLP7FeGyPFAbaS9tLhygES3//d3MeCyCv//buY8Oq3/Uaf9iwkIxr43/sWEhH+bS0NGaJzDfoM5"
                    + "w4gAE6aILaFQAAAA";

    /** Its left half half transparent. */
    static final String WEBP_WITH_ALPHA =
            "UklGRswAAABXRUJQVlA4WAoAAAAQAAAAYwAAOwAAQUxQSBgAAAABD/DA/4iIQCZtE5h/zfWwK6L/UVUD7g9WUDggjgAAABAHAJ0B"
                    + "KmQAPAA+kUifSyWkoqGlyACwEgllANTFADQk/hn+ADOAP4BlAH6AAKuJAP4DtpfEeY1cF8I1lpVsarwAAP71WL/9zgQess/sV4bI"
                    + "8UBtpL20uHKARLf/93cx4LIK//9u5jw6rf9Rp/2LCQjGvjf+xYSEf5tLQ0ZonMN+gznDiAATpogtoVAAAAA=";

    /** Encoded without loss. */
    static final String LOSSLESS_WEBP = "UklGRi4AAABXRUJQVlA4TCEAAAAvY8AOAA8Q87//8x8O1LRtwIRB+XNdHHpF9D8AwNs23R8A";

    /** The first, as the only picture of a moving one. */
    static final String MOVING_WEBP =
            "UklGRtIAAABXRUJQVlA4WAoAAAACAAAAYwAAOwAAQU5JTQYAAAAAAAAAAABBTk1GpgAAAAAAAAAAAGMAADsAAGQAAABWUDggjgAA"
                    + "ABAHAJ0BKmQAPAA+kUifSyWkoqGlyACwEgllANTFADQk/hn+ADOAP4BlAH6AAKuJAP4DtpfEeY1cF8I1lpVsarwAAP71WL/9zgQe"
                    + "ss/sV4bI8UBtpL20uHKARLf/93cx4LIK//9u5jw6rf9Rp/2LCQjGvjf+xYSEf5tLQ0ZonMN+gznDiAATpogtoVAAAAA=";

    private TestPictures() {}

    static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** A lossy WebP that claims one size in its container and another in what is to be unpacked. */
    static byte[] webpClaiming(int width, int height, int realWidth, int realHeight) {
        byte[] picture = decoded(LOSSY_WEBP);
        int sizes = 12 + 8 + 6;
        ByteBuffer.wrap(picture)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(sizes, (short) realWidth)
                .putShort(sizes + 2, (short) realHeight);
        ByteBuffer whole = ByteBuffer.allocate(picture.length + 18).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(whole.capacity() - 8);
        whole.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        for (int side : new int[] {width - 1, height - 1}) {
            whole.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
        }
        return whole.put(picture, 12, picture.length - 12).array();
    }

    /** Red, with a blue left half. */
    static byte[] of(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A few bytes that say they are so many pixels. */
    static byte[] claiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return png(chunk("IHDR", header.array()), chunk("IDAT", deflated(1_000)), chunk("IEND", new byte[0]));
    }

    /** A sound small picture with a chunk beside it. */
    static byte[] withChunk(String type, byte[] data) {
        byte[] sound = of("png", 4, 4);
        byte[] extra = chunk(type, data);
        int afterHeader = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sound, 0, afterHeader);
        out.writeBytes(extra);
        out.write(sound, afterHeader, sound.length - afterHeader);
        return out.toByteArray();
    }

    static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater(9);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        byte[] buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] png(byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
