package io.trustrail.gateway.label.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A drawing as SVG, which needs no font of ours: the same drawing is always the same text. */
public final class Svg {

    private static final String FONTS = "Arimo,Arial,Helvetica,'Liberation Sans',sans-serif";

    private final StringBuilder out = new StringBuilder(8_192);

    private Svg() {}

    public static String of(Drawing drawing) {
        var svg = new Svg();
        svg.draw(drawing);
        return svg.out.toString();
    }

    private void draw(Drawing drawing) {
        var width = number(drawing.width());
        var height = number(drawing.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"");
        out.append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" role=\"img\" aria-labelledby=\"title told\" font-family=\"")
                .append(FONTS)
                .append("\">\n");
        out.append("<title id=\"title\">").append(escaped(drawing.title())).append("</title>\n");
        out.append("<desc id=\"told\">").append(escaped(drawing.told())).append("</desc>\n");
        out.append("<rect width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" fill=\"#fff\"/>\n");
        drawing.marks().forEach(this::mark);
        out.append("</svg>\n");
    }

    private void mark(Mark mark) {
        if (mark instanceof Mark.Bar bar) {
            out.append("<rect x=\"").append(number(bar.x())).append("\" y=\"").append(number(bar.y()));
            out.append("\" width=\"").append(number(bar.width())).append("\" height=\"");
            out.append(number(bar.height())).append("\"/>\n");
        } else if (mark instanceof Mark.Text text) {
            out.append("<text x=\"").append(number(text.x())).append("\" y=\"").append(number(text.y()));
            out.append("\" font-size=\"").append(number(text.size())).append('"');
            out.append(text.face() == Face.BOLD ? " font-weight=\"700\"" : "");
            out.append(text.light() ? " fill=\"#fff\">" : ">")
                    .append(escaped(text.text()))
                    .append("</text>\n");
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /* Characters that XML can't have stand for nothing. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Svg::isXml).forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(letter);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int letter) {
        boolean control = letter < ' ' && letter != '\n' && letter != '\t';
        boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return !control && !surrogate && letter != 0xfffe && letter != 0xffff;
    }
}
