package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.item.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks the personal data in what people get to read, whoever let it get there: a level that lets it pass to the vendor, a
 * model that wrote some of its own, a reviewer who typed it. Each value gets a token of this review, numbered, such as {@code
 * [EMAIL_000001]}; the same value the same one.
 */
public final class Masking {

    private static final Pattern ANY_CASE = Pattern.compile(PersonalData.TOKEN.pattern(), Pattern.CASE_INSENSITIVE);

    /**
     * What tells who somebody is only beside something else that is masked, and without which an answer can't be judged: when
     * a parcel comes, and where to.
     */
    static final Set<String> LEGIBLE = Set.of("LOCATION", "ORG", "DATE", "URL", "AGE", "GENDER");

    private final PersonalData personalData;

    /** @param detectors of personal data; asked for when the first text comes */
    public Masking(Supplier<List<Detector>> detectors) {
        this.personalData = new PersonalData(detectors);
    }

    /**
     * Something masked, and what its tokens stand for.
     *
     * @param hidden value by token with its brackets; personal data
     */
    public record Masked<T>(T what, Map<String, String> hidden) {

        public Masked {
            hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        }

        /** Does not print what is hidden. */
        @Override
        public String toString() {
            return "Masked[" + what + ", " + hidden.size() + " values]";
        }
    }

    /** Conversation and answer of a new review, with its marks where their texts are now. */
    public Masked<Content> content(Content content) {
        var tokens = new Tokens(content, Map.of());
        var conversation = content.conversation().stream()
                .map(turn -> new Content.Turn(
                        turn.origin(), masked(turn.text(), tokens).text()))
                .toList();
        var answer = new ArrayList<Content.Text>();
        var marks = new ArrayList<Content.Mark>();
        for (var text : content.answer()) {
            var masked = masked(text.text(), tokens);
            answer.add(new Content.Text(text.channel(), masked.text()));
            content.marks().stream()
                    .filter(mark -> mark.channel().equals(text.channel()))
                    .map(masked::moved)
                    .forEach(marks::add);
        }
        return new Masked<>(
                new Content(conversation, answer, marks, content.values(), content.envelope()), tokens.hidden());
    }

    /**
     * What a reviewer wrote, for all others to read.
     *
     * @param content what people read of the review; null if it was erased
     * @param hidden what the tokens of the review stand for so far
     */
    public Masked<Verdict> verdict(Verdict verdict, @Nullable Content content, Map<String, String> hidden) {
        var tokens = new Tokens(content, hidden);
        var texts = new LinkedHashMap<String, String>();
        verdict.texts()
                .forEach((channel, text) ->
                        texts.put(channel, masked(text, tokens).text()));
        var note = masked(verdict.note(), tokens).text();
        return new Masked<>(new Verdict(verdict.status(), texts, verdict.code(), note), tokens.hidden());
    }

    /** A text with the values in the place of its tokens, in whatever case somebody wrote them. */
    public static String unmasked(String text, Map<String, String> hidden) {
        return hidden.isEmpty()
                ? text
                : ANY_CASE.matcher(text).replaceAll(token -> {
                    var value = hidden.get(token.group().toUpperCase(Locale.ROOT));
                    return Matcher.quoteReplacement(value == null ? token.group() : value);
                });
    }

    private MaskedText masked(String text, Tokens tokens) {
        var masked = new MaskedText(text);
        personalData.in(text, tokens::isOne).stream()
                .filter(finding -> !LEGIBLE.contains(finding.category()))
                .sorted(Comparator.comparingInt(Finding::start)
                        .thenComparing(Finding::end, Comparator.reverseOrder())
                        .thenComparing(Finding::score, Comparator.reverseOrder()))
                .forEach(finding -> masked.hide(finding, tokens));
        return masked;
    }

    /** The tokens of one review. */
    private static final class Tokens {

        private final Map<String, String> hidden;
        private final Map<String, String> known = new HashMap<>();
        private final Set<String> ofCall = new HashSet<>();
        private final Set<String> taken = new HashSet<>();
        private int last;

        Tokens(@Nullable Content content, Map<String, String> hidden) {
            this.hidden = new LinkedHashMap<>(hidden);
            hidden.forEach((token, value) -> known.put(key(category(token), value), token));
            if (content != null) {
                ofCall.addAll(content.values().keySet());
                taken.addAll(ofCall);
                content.conversation().forEach(turn -> takenIn(turn.text()));
                content.answer().forEach(text -> takenIn(text.text()));
            }
        }

        /* Somebody may have written what looks like one. */
        private void takenIn(String text) {
            PersonalData.TOKEN.matcher(text).results().forEach(token -> taken.add(token.group()));
        }

        /** Whether it stands for a value of the call or of the review. */
        boolean isOne(String token) {
            return ofCall.contains(token) || hidden.containsKey(token);
        }

        String of(String category, String value) {
            return known.computeIfAbsent(key(category, value), it -> fresh(category, value));
        }

        private String fresh(String category, String value) {
            String token;
            do {
                last++;
                token = String.format(Locale.ROOT, "[%s_%06d]", category, last);
            } while (taken.contains(token) || hidden.containsKey(token));
            hidden.put(token, value);
            return token;
        }

        Map<String, String> hidden() {
            return hidden;
        }

        private static String category(String token) {
            return token.substring(1, token.lastIndexOf('_'));
        }

        private static String key(String category, String value) {
            return category + "\n" + value;
        }
    }

    /** A text that is masked from its beginning on. */
    private static final class MaskedText {

        private final String text;
        private final StringBuilder out = new StringBuilder();
        private final List<Shift> shifts = new ArrayList<>(0);
        private int at;

        MaskedText(String text) {
            this.text = text;
        }

        /* Of findings that overlap, the first and longest counts; what sticks out of it is hidden as well. */
        void hide(Finding finding, Tokens tokens) {
            if (finding.end() <= at) {
                return;
            }
            int start = Math.max(at, finding.start());
            out.append(text, at, start);
            int begin = out.length();
            out.append(tokens.of(finding.category(), text.substring(start, finding.end())));
            at = finding.end();
            shifts.add(new Shift(start, finding.end(), begin, out.length()));
        }

        String text() {
            return out + text.substring(at);
        }

        Content.Mark moved(Content.Mark mark) {
            return new Content.Mark(
                    mark.category(),
                    mark.channel(),
                    moved(mark.start(), false),
                    moved(mark.end(), true),
                    mark.score(),
                    mark.reason());
        }

        /* A place within something hidden becomes its token's begin or end. */
        private int moved(int place, boolean end) {
            int offset = 0;
            for (var shift : shifts) {
                if (place <= shift.from()) {
                    break;
                }
                if (place < shift.to()) {
                    return end ? shift.end() : shift.begin();
                }
                offset = shift.end() - shift.to();
            }
            return place + offset;
        }
    }

    /** What was at one place of the text is at another one now. */
    private record Shift(int from, int to, int begin, int end) {}
}
