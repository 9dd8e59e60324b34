package io.trustrail.gateway.label.draw;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font of the jar: Arimo, whose letters are as wide as Arial's, so that an SVG looks the same where it is not installed.
 * Its outlines are read directly: Java's own way to fonts needs a machine that has some. Thread-safe.
 */
final class Face {

    static final Face REGULAR = new Face("arimo-regular.ttf");
    static final Face BOLD = new Face("arimo-bold.ttf");

    /* Of letters that the font lacks, in parts of its size: those of East Asia are as wide as high. */
    private static final double WIDE = 1;
    private static final double USUAL = 0.6;
    private static final int FIRST_WIDE = 0x1100;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private Face(String file) {
        try (var in = Face.class.getResourceAsStream(file)) {
            this.font = new TTFParser()
                    .parse(new RandomAccessReadBuffer(
                            Objects.requireNonNull(in, file).readAllBytes()));
            this.glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has all letters of a text. */
    boolean has(String text) {
        return text.codePoints().allMatch(letter -> glyphs.getGlyphId(letter) != 0);
    }

    /** How wide a text is, in pixels. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::width).sum() * size;
    }

    private double width(int letter) {
        int glyph = glyphs.getGlyphId(letter);
        try {
            return glyph == 0
                    ? letter >= FIRST_WIDE ? WIDE : USUAL
                    : (double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of a text whose line begins at a point; letters that the font lacks are boxes. */
    synchronized Path2D outline(String text, double x, double y, double size) {
        try {
            var path = new Path2D.Double();
            double scale = size / font.getUnitsPerEm();
            double at = x;
            for (int letter : text.codePoints().toArray()) {
                var glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(letter));
                if (glyph != null) {
                    path.append(
                            glyph.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)), false);
                }
                at += width(letter) * size;
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
