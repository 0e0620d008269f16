package dev.counterfoil.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands in for a picture that could not be shown: a grey frame that fits light and dark. */
final class Placeholder {

    private static final byte[] DRAWN = drawn();

    private Placeholder() {}

    static Picture insteadOf(NoPicture why) {
        return new Picture(DRAWN, "image/png", why);
    }

    private static byte[] drawn() {
        BufferedImage image =
                new BufferedImage(Picture.NEUTRAL_WIDTH, Picture.NEUTRAL_HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(128, 134, 148, 46));
        graphics.fillRect(0, 0, Picture.NEUTRAL_WIDTH, Picture.NEUTRAL_HEIGHT);
        graphics.setColor(new Color(128, 134, 148, 150));
        graphics.fill(new RoundRectangle2D.Double(124, 62, 72, 56, 14, 14));
        graphics.setColor(new Color(244, 245, 248, 235));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(151, 76);
        triangle.lineTo(174, 90);
        triangle.lineTo(151, 104);
        triangle.closePath();
        graphics.fill(triangle);
        graphics.dispose();
        try {
            return PictureCodec.png(image);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
