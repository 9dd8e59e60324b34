package io.trustrail.gateway.detect.evasion;

import io.trustrail.gateway.detect.evasion.PlainText.Hidden;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that stand in a text as something else: in base64, in hexadecimal digits, with percent signs, moved by 13 letters,
 * or in tag characters. At most {@value #MOST} of them, each up to {@value #LONGEST} characters; not those within them.
 */
final class HiddenTexts {

    private static final int MOST = 4;
    static final int LONGEST = 2_000;
    private static final int SHORTEST = 8;

    private final List<Hidden> all = new ArrayList<>(0);

    static boolean isNeeded(String text) {
        return Base64Run.isNeeded(text) || HexRun.isNeeded(text) || PercentRun.isNeeded(text) || Rot13.isNeeded(text);
    }

    List<Hidden> all() {
        return List.copyOf(all);
    }

    /** Takes what tag characters spell. */
    void spelt(String tags, int length) {
        if (!tags.isBlank()) {
            take(tags, 0, length);
        }
    }

    /** Looks for the other kinds. */
    void find(String text, Copy copy) {
        int at = 0;
        while (at < text.length() && all.size() < MOST) {
            int end = run(text, at);
            if (end > at) {
                var decoded = decoded(text, at, end);
                if (!decoded.isEmpty()) {
                    take(decoded, copy.start(at), copy.end(end - 1));
                }
            }
            at = Math.max(end, at + 1);
        }
        if (all.size() < MOST && Rot13.isNeeded(text)) {
            take(Rot13.turn(text), 0, copy.end(copy.length() - 1));
        }
    }

    /* Only at the start of a run, so that nothing is read twice. */
    private static int run(String text, int at) {
        int hex = HexRun.end(text, at);
        if (hex > at) {
            return hex;
        }
        int percent = PercentRun.end(text, at);
        return percent > at ? percent : Base64Run.end(text, at);
    }

    private static String decoded(String text, int start, int end) {
        if (HexRun.end(text, start) == end) {
            return readable(HexRun.decode(text, start, end));
        }
        if (PercentRun.end(text, start) == end) {
            return readable(PercentRun.decode(text, start, end));
        }
        return readable(Base64Run.decode(text, start, end));
    }

    private void take(String text, int start, int end) {
        all.add(new Hidden(text.length() > LONGEST ? text.substring(0, LONGEST) : text, start, end));
    }

    /** The text, if bytes are one that people can read; else nothing. */
    private static String readable(byte[] bytes) {
        CharBuffer chars;
        try {
            chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (java.nio.charset.CharacterCodingException e) {
            return "";
        }
        int letters = 0;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                return "";
            }
            letters += Words.isLetter(c) || c == ' ' ? 1 : 0;
        }
        boolean text = chars.length() >= SHORTEST && 4 * letters >= 3 * chars.length();
        return text ? chars.toString() : "";
    }
}
