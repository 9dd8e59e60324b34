package io.trustrail.gateway.privacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Verdict;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the values of one call back in the place of their tokens. It reads what models make of tokens: another case, added
 * or escaped characters ({@code \[EMAIL\_7K3Q2M\]}), lost brackets, percent-encoding in a link. A token that stands for
 * nothing in this call is left alone and told as a finding.
 */
public final class Restorer implements Guard {

    /** The category of a token that stands for nothing. */
    public static final String RESTORE_MISS = "RESTORE_MISS";

    private static final int LONGEST_BODY = 64;
    private static final int CODE_LENGTH = 6;
    private static final int FORM_LENGTH = 2;
    private static final boolean[] WORD = wordCharacters();

    private final Vault vault;
    private final boolean json;

    /** @param json whether the text is JSON source, so that values must be escaped in it */
    public Restorer(Vault vault, boolean json) {
        this.vault = vault;
        this.json = json;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int lookBehind() {
        return 2;
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return Future.succeededFuture(new Reading(passage.text(), passage.from(), passage.complete()).verdict());
    }

    private static boolean isWord(char c) {
        return c < WORD.length && WORD[c];
    }

    private static boolean[] wordCharacters() {
        var word = new boolean[128];
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_".toCharArray()) {
            word[c] = true;
        }
        return word;
    }

    /** One pass over one passage. */
    private final class Reading {
        private final String text;
        private final boolean complete;
        private final List<Finding> misses = new ArrayList<>(0);
        private final List<Edit> edits = new ArrayList<>(0);
        private final int first;
        private int at;
        private int settled;

        Reading(String text, int from, boolean complete) {
            this.text = text;
            this.first = from;
            this.complete = complete;
            this.at = from;
            this.settled = text.length();
        }

        Verdict verdict() {
            skipRestOfWord();
            while (at < settled) {
                char c = text.charAt(at);
                if (c == '[') {
                    bracketed(1, "]");
                } else if (c == '%' && text.regionMatches(true, at, "%5B", 0, 3)) {
                    bracketed(3, "%5D");
                } else if (isWord(c)) {
                    bare();
                } else if (isCutEscape(c)) {
                    settled = at;
                } else {
                    at++;
                }
            }
            var action = misses.isEmpty() ? Action.ALLOW : Action.FLAG;
            return new Verdict(action, misses, edits, settled, List.of());
        }

        /** Whether an escape starts here whose rest has not come yet. */
        private boolean isCutEscape(char c) {
            int left = text.length() - at;
            return !complete && ((c == '%' && left < 3) || (c == '\\' && left < 2));
        }

        /* A cut inside a word that another guard settled: the word was read before. */
        private void skipRestOfWord() {
            if (at > 0 && at < text.length() && isWord(text.charAt(at - 1))) {
                at = wordEnd(at);
            }
        }

        private int wordEnd(int from) {
            int end = from;
            while (end < text.length() && (isWord(text.charAt(end)) || isEscapedUnderscore(end))) {
                end++;
            }
            return end;
        }

        private boolean hasUnderscore(int start, int end) {
            for (int i = start; i < end; i++) {
                if (text.charAt(i) == '_') {
                    return true;
                }
            }
            return false;
        }

        private boolean isEscapedUnderscore(int index) {
            return text.charAt(index) == '\\' && index + 1 < text.length() && text.charAt(index + 1) == '_';
        }

        private void bracketed(int openLength, String close) {
            int start = at;
            int bodyStart = at + openLength;
            int end = bodyEnd(bodyStart, close);
            if (end < 0) {
                at = start + 1;
                return;
            }
            boolean whole = text.startsWith(close, end) || text.regionMatches(true, end, close, 0, close.length());
            if (!whole) {
                holdOrPass(start, bodyStart);
                return;
            }
            boolean escaped = end > bodyStart && text.charAt(end - 1) == '\\';
            var body = body(bodyStart, escaped ? end - 1 : end);
            var value = vault.value(body);
            int from = escaped ? escapeStart(start) : start;
            if (value.isPresent()) {
                edit(from, end + close.length(), openLength > 1 ? percentEncoded(value.get()) : value.get());
                at = end + close.length();
            } else {
                countMiss(start, bodyStart, end, close.length());
                at = start + 1;
            }
        }

        private int escapeStart(int bracket) {
            return bracket > first && text.charAt(bracket - 1) == '\\' ? bracket - 1 : bracket;
        }

        /** Where the body of a bracket ends: at its close or at the text's end; -1 if something else comes first. */
        private int bodyEnd(int bodyStart, String close) {
            int limit = Math.min(text.length(), bodyStart + LONGEST_BODY);
            int end = bodyStart;
            while (end < limit) {
                char c = text.charAt(end);
                if (c == close.charAt(0)) {
                    return end;
                }
                if (!isWord(c) && c != ' ' && c != '.' && c != '\\' && c != '-') {
                    return -1;
                }
                end++;
            }
            return end == text.length() ? end : -1;
        }

        private void holdOrPass(int start, int bodyStart) {
            var body = body(bodyStart, text.length());
            boolean open = !complete && (vault.couldBecome(body) || looksLikeStart(bodyStart));
            if (open) {
                settled = escapeStart(start);
            } else {
                at = start + 1;
            }
        }

        /** Whether what follows a bracket is written as only tokens are. */
        private boolean looksLikeStart(int bodyStart) {
            for (int i = bodyStart; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean token =
                        (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || (c >= '0' && c <= '9' && i > bodyStart);
                if (!token) {
                    return false;
                }
            }
            return true;
        }

        private void countMiss(int start, int bodyStart, int end, int closeLength) {
            int code = text.lastIndexOf('_', end - 1);
            int dot = text.indexOf('.', bodyStart);
            int codeEnd = dot > code && dot < end ? dot : end;
            boolean token = code > bodyStart && codeEnd - code - 1 == CODE_LENGTH && isUpper(bodyStart, end);
            if (token) {
                misses.add(new Finding(RESTORE_MISS, start, end + closeLength, 1));
            }
        }

        private boolean isUpper(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if ((!isWord(c) && c != '.') || (c >= 'a' && c <= 'z')) {
                    return false;
                }
            }
            return true;
        }

        private void bare() {
            int start = at;
            int end = wordEnd(start);
            boolean open = !complete && end >= text.length() - 1;
            at = end;
            if (!open && !hasUnderscore(start, end)) {
                return;
            }
            var body = body(start, end);
            if (open && vault.couldBecome(body)) {
                settled = start;
                return;
            }
            if (body.indexOf('_') < 0) {
                return;
            }
            int suffix = suffixEnd(end);
            if (suffix > text.length() && !complete && vault.couldBecome(body)) {
                settled = start;
                return;
            }
            restore(start, end, suffix);
        }

        private void restore(int start, int end, int suffix) {
            if (suffix > end && suffix <= text.length()) {
                var withForm = vault.value(body(start, suffix));
                if (withForm.isPresent()) {
                    edit(start, suffix, withForm.get());
                    at = suffix;
                    return;
                }
            }
            vault.value(body(start, end)).ifPresent(value -> edit(start, end, value));
        }

        /** Where a form's suffix would end, which may be behind the text's end; {@code end} if there is none. */
        private int suffixEnd(int end) {
            boolean dot = end < text.length() && text.charAt(end) == '.';
            if (!dot) {
                return end;
            }
            int suffix = end + 1 + FORM_LENGTH;
            for (int i = end + 1; i < Math.min(suffix, text.length()); i++) {
                if (!isWord(text.charAt(i))) {
                    return end;
                }
            }
            return suffix;
        }

        /** The token's body as tokens are written: escapes dropped, blanks and dashes read as underscores. */
        private String body(int from, int to) {
            var written = text.substring(from, to).strip();
            if (written.indexOf(' ') < 0 && written.indexOf('\\') < 0 && written.indexOf('-') < 0) {
                return written;
            }
            return written.replace("\\", "").replace(' ', '_').replace('-', '_');
        }

        private void edit(int start, int end, String value) {
            var written = json ? new String(JsonStringEncoder.getInstance().quoteAsString(value)) : value;
            edits.add(new Edit(start, end, "", 1, (category, token) -> new Replacement(written, false)));
        }

        private static String percentEncoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
