package dev.counterfoil.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Decodes a picture and encodes it anew, so that nothing of the file that came reaches a browser. What it is decides its content alone; SVG, which is
 * a document with scripts, is no picture here. The number of pixels is judged before any of them is unpacked.
 */
final class PictureCodec {

    private static final long MOST_PIXELS = 20_000_000;
    /** A progressive JPEG comes in about ten scans; each one is unpacked over the whole picture. */
    private static final int MOST_SCANS = 100;

    private static final int LONGEST_SIDE = 16_384;
    private static final float QUALITY = 0.85f;

    private PictureCodec() {}

    static Picture encode(byte[] file, Picture.Size size) throws UnfitPictureException {
        PictureFormat format = PictureFormat.of(file);
        if (format == PictureFormat.JPEG && scans(file) > MOST_SCANS) {
            throw new UnfitPictureException(NoPicture.TOO_MANY_SCANS);
        }
        try {
            BufferedImage decoded = decode(format, format.bare(file), size);
            BufferedImage fitting = fit(decoded, size);
            return fitting.getColorModel().hasAlpha()
                    ? new Picture(png(fitting), "image/png", null)
                    : new Picture(jpeg(fitting), "image/jpeg", null);
        } catch (IOException | RuntimeException broken) {
            // Decoders answer broken files with whatever exception they come by; its text may quote the file.
            throw new UnfitPictureException(NoPicture.BROKEN);
        }
    }

    /** Start-of-scan markers: within the coded data of a scan, FF is never followed by anything that could be taken for one (T.81, B.1.1.5). */
    private static int scans(byte[] file) {
        int scans = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xda) {
                scans++;
            }
        }
        return scans;
    }

    private static BufferedImage decode(PictureFormat format, byte[] file, Picture.Size size)
            throws IOException, UnfitPictureException {
        ImageReader reader = format.reader();
        // In memory: the usual stream would put what came into a file.
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1
                    || height < 1
                    || width > LONGEST_SIDE
                    || height > LONGEST_SIDE
                    || (long) width * height > MOST_PIXELS) {
                throw new UnfitPictureException(NoPicture.TOO_MANY_PIXELS);
            }
            // Twice what is shown is left for scaling down smoothly; the rest is never unpacked into memory.
            int step = Math.max(1, Math.min(width / size.width(), height / size.height()) / 2);
            ImageReadParam every = reader.getDefaultReadParam();
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fit(BufferedImage image, Picture.Size size) {
        double scale = Math.min(
                1, Math.min((double) size.width() / image.getWidth(), (double) size.height() / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage now = image;
        // Halving keeps fine lines that one large step would skip.
        while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
            now = draw(now, now.getWidth() / 2, now.getHeight() / 2, alpha);
        }
        return draw(now, width, height, alpha);
    }

    private static BufferedImage draw(BufferedImage image, int width, int height, boolean alpha) {
        BufferedImage drawn =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (!alpha) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, width, height);
            }
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
