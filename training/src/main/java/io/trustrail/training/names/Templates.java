package io.trustrail.training.names;

import io.trustrail.training.names.Document.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Fills the templates of this program with made-up values. A template is a line; {@code \n} in it ends one. */
final class Templates {

    static final List<String> LANGUAGES = List.of("en", "de", "ja", "es", "fr");
    private static final int HELD_OUT_OF = 5;
    private static final char CHOICE_START = '\u2039';
    private static final char CHOICE_END = '\u203a';
    private static final char LABEL_START = '\u27e6';
    private static final char LABEL_END = '\u27e7';
    private static final int FILLS = 28;
    private static final int NEGATIVE_FILLS = 8;
    /** A template with choices stands for many: so much more often it is filled. */
    private static final int FILLS_OF_CHOICES = 90;

    private final List<String> brands = lines("brands.txt");
    private final List<String> roles = lines("roles.ja.txt");
    private final List<String> products = lines("products.txt");
    private final Maker maker;
    private final Random random;

    Templates(Pools pools, long seed) {
        random = new Random(seed);
        maker = new Maker(pools, random);
    }

    /**
     * Documents from all templates.
     *
     * @param part -1 for all templates, 0 for those that are not held out, 1 for those that are
     */
    List<Document> documents(int part) throws IOException {
        var documents = new ArrayList<Document>();
        for (var language : LANGUAGES) {
            fill(lines("templates." + language + ".txt"), language, "templates", FILLS, part, documents);
            fill(lines("negatives." + language + ".txt"), language, "negatives", NEGATIVE_FILLS, part, documents);
        }
        return documents;
    }

    static List<String> lines(String resource) {
        try (var in = Templates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void fill(List<String> templates, String language, String source, int times, int part, List<Document> to) {
        for (int i = 0; i < templates.size(); i++) {
            boolean heldOut = i % HELD_OUT_OF == HELD_OUT_OF - 1;
            if (part < 0 || heldOut == (part == 1)) {
                int most = templates.get(i).indexOf(CHOICE_START) >= 0 ? FILLS_OF_CHOICES : times;
                for (int fill = 0; fill < (part == 1 ? 4 : most); fill++) {
                    to.add(fill(templates.get(i).replace("\\n", "\n"), language, "own-" + source));
                }
            }
        }
    }

    private Document fill(String template, String language, String source) {
        var chosen = choose(template);
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        int labelled = -1;
        for (int at = 0; at < chosen.length(); at++) {
            char c = chosen.charAt(at);
            int start = text.length();
            if (c == '{' && at + 2 < chosen.length() && chosen.charAt(at + 2) == '}') {
                char slot = chosen.charAt(at + 1);
                text.append(value(slot, language));
                label(labelled < 0 ? slot : ' ', start, text, spans);
                at += 2;
            } else if (c == LABEL_START) {
                labelled = start;
                at += 2;
            } else if (c == LABEL_END) {
                label(chosen.charAt(chosen.lastIndexOf(LABEL_START, at) + 1), labelled, text, spans);
                labelled = -1;
            } else {
                text.append(c);
            }
        }
        return lowered(new Document(text.toString(), language, source, Set.of("*"), spans));
    }

    private static void label(char slot, int start, StringBuilder text, List<Span> spans) {
        var type = type(slot);
        if (!type.isEmpty() && text.length() > start) {
            spans.add(new Span(start, text.length(), type));
        }
    }

    /** The template with one of each choice's alternatives. */
    private String choose(String template) {
        var text = new StringBuilder();
        int done = 0;
        for (int from = template.indexOf(CHOICE_START); from >= 0; from = template.indexOf(CHOICE_START, done)) {
            int to = template.indexOf(CHOICE_END, from);
            text.append(template, done, from)
                    .append(any(List.of(template.substring(from + 1, to).split("\\|", -1))));
            done = to + 1;
        }
        return text.append(template.substring(done)).toString();
    }

    private static String type(char slot) {
        return switch (slot) {
            case 'P', 'F', 'L', 'K', 'f', 'l' -> "PERSON";
            case 'O', 'B' -> "ORG";
            case 'C' -> "LOCATION";
            case 'A' -> "ADDRESS";
            default -> "";
        };
    }

    private String value(char slot, String language) {
        return switch (slot) {
            case 'P' -> maker.person(language);
            case 'F' -> maker.given(language);
            case 'L' -> maker.surname(language);
            case 'f' -> maker.given(language).toLowerCase(Locale.ROOT);
            case 'l' -> maker.surname(language).toLowerCase(Locale.ROOT);
            case 'G' -> maker.given(language);
            case 'S' -> maker.surname(language);
            case 'K' -> maker.any("ja", "FOREIGN");
            case 'I' -> maker.initial();
            case 'O' -> maker.chance(0.08) ? any(brands) : maker.any(language, "ORG");
            case 'B' -> any(brands);
            case 'W' -> any(products);
            case 'J' -> any(roles);
            case 'C' -> maker.any(language, "LOCATION");
            case 'A' -> maker.address(language);
            case 'T' -> maker.any(language, "PHONE");
            case 'M' -> maker.any(language, "EMAIL");
            case 'D' -> maker.any(language, "DATE");
            case 'N' -> maker.number();
            default -> throw new IllegalArgumentException("a template asks for {" + slot + "}");
        };
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some texts in small letters, as people chat, and a few in capitals. */
    Document lowered(Document document) {
        double roll = random.nextDouble();
        if (roll > 0.14) {
            return document;
        }
        var text = roll < 0.11
                ? document.text().toLowerCase(Locale.ROOT)
                : document.text().toUpperCase(Locale.ROOT);
        return text.length() == document.text().length()
                ? new Document(text, document.language(), document.source(), document.labelled(), document.spans())
                : document;
    }
}
