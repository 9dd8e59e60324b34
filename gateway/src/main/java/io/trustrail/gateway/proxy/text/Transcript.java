package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.dialect.Channel;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.review.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a reply as people get to review them: with the edits of guards, and with pseudonyms where the caller gets
 * values. Written while the reply goes through its guards; used by one thread at a time.
 */
public final class Transcript {

    private static final String NO_REASON = "";

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>(0);
    private final int maxCharacters;
    private int characters;
    private boolean cut;

    /** @param maxCharacters how much of the reply is kept, at most */
    public Transcript(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** The name of a stream's text. */
    public static String name(Channel channel) {
        return channel.kind() + "/" + channel.outer() + "/" + channel.inner();
    }

    /** The name of a text of a whole reply, by its position among all its texts. */
    public static String name(int position) {
        return "text/" + position;
    }

    /** The text of this name, begun if it is new. */
    public Part part(String name, Origin origin) {
        return parts.computeIfAbsent(name, it -> new Part(name, origin));
    }

    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** What models wrote for people, and what they would have tools do; what is empty is left out. */
    public List<Part> texts() {
        return parts.values().stream().filter(Part::isAnswer).toList();
    }

    /** What models thought before they wrote, where a vendor tells it; masked as everything else. */
    public List<Content.Turn> reasoning() {
        return parts.values().stream()
                .filter(part -> part.origin == Origin.REASONING && !part.masked.isEmpty())
                .map(part -> new Content.Turn(Origin.REASONING.name().toLowerCase(Locale.ROOT), part.text()))
                .toList();
    }

    /** What guards found, with positions in other texts than these. */
    public List<Finding> findings() {
        return findings;
    }

    /** Takes over what was found in the parts of a text. */
    public void adoptFindings(Transcript inner) {
        findings.addAll(inner.findings);
    }

    public List<Content.Mark> marks() {
        return texts().stream().flatMap(part -> part.marks.stream()).toList();
    }

    /** Whether the reply was longer than what is kept. */
    public boolean isCut() {
        return cut;
    }

    /** One text. */
    public final class Part {
        private final String name;
        private final Origin origin;
        private final StringBuilder masked = new StringBuilder();
        private final List<Content.Mark> marks = new ArrayList<>(0);

        private Part(String name, Origin origin) {
            this.name = name;
            this.origin = origin;
        }

        public String name() {
            return name;
        }

        public Origin origin() {
            return origin;
        }

        public String text() {
            return masked.toString();
        }

        private boolean isAnswer() {
            return !masked.isEmpty() && (origin == Origin.ASSISTANT || origin == Origin.TOOL_CALL);
        }

        /** Adds a piece. */
        public void add(Masked piece) {
            int base = masked.length();
            keep(piece.text());
            for (var found : piece.found()) {
                findings.add(found.finding());
                mark(found.finding(), base + found.start(), Math.min(masked.length(), base + found.end()));
            }
        }

        private void keep(String more) {
            int room = maxCharacters - characters;
            if (more.length() > room) {
                cut = true;
            }
            masked.append(more, 0, Math.min(room, more.length()));
            characters += Math.min(room, more.length());
        }

        private void mark(Finding finding, int start, int end) {
            if (start < end) {
                var reason = finding.doubts().isEmpty()
                        ? NO_REASON
                        : finding.doubts().get(0);
                marks.add(new Content.Mark(finding.category(), name, start, end, finding.score(), reason));
            }
        }

        /** Takes a text as it is. */
        public void take(String whole) {
            keep(whole);
        }
    }
}
