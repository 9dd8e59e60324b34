package io.trustrail.gateway.label.draw;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing as PNG, with two pixels for each of its own. Only shapes are filled, so Java asks for no font and no screen. */
public final class Png {

    private static final int SCALE = 2;
    private static final int BITS = 4;
    private static final int LEVELS = 1 << BITS;
    private static final int STEP = 255 / (LEVELS - 1);

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Png() {}

    public static byte[] of(Drawing drawing) {
        int width = (int) Math.ceil(drawing.width() * SCALE);
        int height = (int) Math.ceil(drawing.height() * SCALE);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(SCALE, SCALE);
            graphics.setColor(Color.WHITE);
            graphics.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
            for (var mark : drawing.marks()) {
                if (mark instanceof Mark.Bar bar) {
                    graphics.setColor(Color.BLACK);
                    graphics.fill(new Rectangle2D.Double(bar.x(), bar.y(), bar.width(), bar.height()));
                } else if (mark instanceof Mark.Text text) {
                    graphics.setColor(text.light() ? Color.WHITE : Color.BLACK);
                    graphics.fill(text.face().outline(text.text(), text.x(), text.y(), text.size()));
                }
            }
        } finally {
            graphics.dispose();
        }
        return encoded(grey(image));
    }

    /** The same in sixteen greys, which is a fifth of the bytes. */
    private static BufferedImage grey(BufferedImage image) {
        var greys = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            greys[i] = (byte) (i * STEP);
        }
        var model = new IndexColorModel(BITS, LEVELS, greys, greys, greys);
        int width = image.getWidth();
        var grey = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model);
        var row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                row[x] = (row[x] + STEP / 2) / STEP;
            }
            grey.getRaster().setSamples(0, y, width, 1, 0, row);
        }
        return grey;
    }

    private static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
