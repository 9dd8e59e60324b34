package io.trustrail.gateway.label.draw;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.own.OwnLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A label as a page of HTML that needs nothing else: light and dark, for phones and for paper. */
public final class Html {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final String STYLE = style();

    private Html() {}

    /** The label alone. */
    public static String of(Label label) {
        return of(label, List.of(), List.of());
    }

    /**
     * The label with what was measured.
     *
     * @param links addresses of the same in other forms, by what they are called
     */
    public static String of(Label label, List<Figure> figures, List<Map.Entry<String, String>> links) {
        var html = new StringOutput();
        ENGINE.render("nutrition.jte", new Page(label, figures, links, STYLE), html);
        return html.toString();
    }

    /** What the gateway itself ships. */
    public static String of(OwnLabel own) {
        var html = new StringOutput();
        ENGINE.render("ownlabel.jte", new OwnPage(own, STYLE), html);
        return html.toString();
    }

    /** What a content security policy says of the style inside. */
    public static String styleHash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return "'sha256-"
                    + Base64.getEncoder().encodeToString(sha256.digest(STYLE.getBytes(StandardCharsets.UTF_8))) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String style() {
        try (var in = Html.class.getResourceAsStream("label.css")) {
            return new String(Objects.requireNonNull(in, "label.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Something measured.
     *
     * @param source where the figure is from
     */
    public record Figure(String name, String value, String source) {}

    /** What the template of the gateway's own label shows. */
    public record OwnPage(OwnLabel own, String style) {}

    /** What the template shows. */
    public record Page(Label label, List<Figure> figures, List<Map.Entry<String, String>> links, String style) {}
}
