package dev.counterfoil.sandbox;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Paints the seeded videos' preview pictures: upright, a gradient of its own for each number, the title below. The same number gives the same picture. */
final class Pictures {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 960;

    private Pictures() {}

    /**
     * Paints one.
     *
     * @param format {@code png} or {@code jpg}
     */
    static byte[] paint(int number, String title, String format) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        try {
            to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            background(to, number);
            play(to);
            caption(to, title);
        } finally {
            to.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void background(Graphics2D to, int number) {
        float hue = (number * 0.381966f) % 1f;
        Color light = Color.getHSBColor(hue, 0.45f, 0.96f);
        Color dark = Color.getHSBColor((hue + 0.12f) % 1f, 0.70f, 0.42f);
        to.setPaint(new GradientPaint(0, 0, light, WIDTH, HEIGHT, dark));
        to.fillRect(0, 0, WIDTH, HEIGHT);
        Random random = new Random(number);
        for (int i = 0; i < 5; i++) {
            int radius = 120 + random.nextInt(220);
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT * 3 / 4);
            Color glow = Color.getHSBColor((hue + random.nextFloat() * 0.2f) % 1f, 0.35f, 1f);
            to.setPaint(new RadialGradientPaint(
                    x, y, radius, new float[] {0f, 1f}, new Color[] {faded(glow, 120), faded(glow, 0)}));
            to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        to.setPaint(new GradientPaint(0, HEIGHT * 0.6f, new Color(0, 0, 0, 0), 0, HEIGHT, new Color(0, 0, 0, 170)));
        to.fillRect(0, HEIGHT / 2, WIDTH, HEIGHT / 2);
    }

    private static void play(Graphics2D to) {
        int x = WIDTH / 2;
        int y = HEIGHT * 2 / 5;
        to.setColor(new Color(255, 255, 255, 60));
        to.fillOval(x - 70, y - 70, 140, 140);
        to.setColor(new Color(255, 255, 255, 220));
        to.setStroke(new BasicStroke(5));
        to.drawOval(x - 70, y - 70, 140, 140);
        to.fillPolygon(new Polygon(new int[] {x - 22, x - 22, x + 38}, new int[] {y - 36, y + 36, y}, 3));
    }

    private static void caption(Graphics2D to, String title) {
        try {
            to.setColor(Color.WHITE);
            to.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 40));
            int y = HEIGHT - 130;
            StringBuilder line = new StringBuilder();
            for (String word : title.split(" ")) {
                if (!line.isEmpty() && to.getFontMetrics().stringWidth(line + " " + word) > WIDTH - 80) {
                    to.drawString(line.toString(), 40, y);
                    y += 50;
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            to.drawString(line.toString(), 40, y);
        } catch (LinkageError | RuntimeException e) {
            // A machine without fonts: the picture does without its title.
        }
    }

    private static Color faded(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
