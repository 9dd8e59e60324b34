package io.trustrail.gateway.label.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Line.Kind;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Labels as pictures and pages. */
class DrawingTest {

    private static Label label(String description) {
        var entries = Stream.of(Line.values())
                .map(line -> new Entry(
                        line,
                        line == Line.DESCRIPTION ? description : line.kind() == Kind.NUMBER ? "2" : "Unknown",
                        List.of("One comment & <another>."),
                        List.of()))
                .toList();
        return Label.of("", entries, Map.of());
    }

    @Test
    void anSvgIsXmlThatSaysEverythingOnce() throws Exception {
        var svg = Svg.of(Layout.of(label("A <b>bold</b> & \u0000 thing")));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        var text = document.getDocumentElement().getTextContent();
        assertThat(text).contains("A <b>bold</b> & thing", Layout.INGREDIENTS);
        assertThat(Stream.of(Line.values()).skip(2).map(Line::title))
                .allSatisfy(title -> assertThat(text).contains(title));
    }

    @Test
    void noLineIsWiderThanTheLabel() {
        var drawing = Layout.of(label("Donaudampfschifffahrtsgesellschaftskapitän".repeat(8) + " and shorter words"));
        assertThat(drawing.marks()).allSatisfy(mark -> {
            if (mark instanceof Mark.Text text) {
                assertThat(text.x() + text.face().width(text.text(), text.size()))
                        .isLessThan(drawing.width() - 13);
                assertThat(text.y()).isLessThan(drawing.height());
            }
        });
    }

    @Test
    void aPngHasInkWhereTheLettersAre() throws Exception {
        var drawing = Layout.of(label("Ärger, žluťoučký, Ελλάδα, Україна"));
        assertThat(drawing.isComplete()).isTrue();
        var image = ImageIO.read(new ByteArrayInputStream(Png.of(drawing)));
        assertThat(image.getWidth()).isEqualTo((int) (drawing.width() * 2));
        var title = (Mark.Text) drawing.marks().stream()
                .filter(mark -> mark instanceof Mark.Text)
                .findFirst()
                .orElseThrow();
        int dark = 0;
        for (int x = (int) (title.x() * 2); x < image.getWidth() - 30; x++) {
            dark += (image.getRGB(x, (int) ((title.y() - title.size() / 4) * 2)) & 0xff) < 128 ? 1 : 0;
        }
        assertThat(dark).isGreaterThan(50);
    }

    @Test
    void aPictureOfPixelsNeedsAllLetters() {
        assertThat(Layout.of(label("日本語")).isComplete()).isFalse();
        assertThat(Svg.of(Layout.of(label("日本語")))).contains("日本語");
    }

    @Test
    void aPageEscapesWhatItIsGiven() {
        var html = Html.of(label("<script>alert(1)</script>"));
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;", "<style>:root", Layout.TITLE);
    }
}
