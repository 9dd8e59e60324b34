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
import java.util.Optional;

/**
 * Puts the values of one call back in the place of their tokens. It reads what models make of tokens: another case, added
 * or escaped characters ({@code \[EMAIL\_7K3Q2M\]}), lost brackets, percent-encoding in a link. A token that stands for
 * nothing in this call is left alone and told as a finding.
 */
public final class Restorer implements Guard {

    /** The category of a token that stands for nothing. */
    public static final String RESTORE_MISS = "RESTORE_MISS";

    /** The category of the edits that put values back: no finding has it. */
    public static final String RESTORED = "";

    private static final String OPEN_ENCODED = "%5B";
    private static final String CLOSE_ENCODED = "%5D";
    private static final int LONGEST_BODY = 64;
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

    /* As long as a percent-encoded bracket: a word that follows one is not the rest of a longer word. */
    @Override
    public int lookBehind() {
        return OPEN_ENCODED.length();
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return Future.succeededFuture(new Reading(passage.text(), passage.from(), passage.complete()).verdict());
    }

    /** A text that is wholly there, with the values in the place of their tokens. */
    public String restore(String text) {
        var out = new StringBuilder(text.length());
        int at = 0;
        for (var edit : Edit.merge(new Reading(text, 0, true).verdict().edits())) {
            var token = text.substring(edit.start(), edit.end());
            out.append(text, at, edit.start())
                    .append(edit.rewrite().rewrite(RESTORED, token).text());
            at = edit.end();
        }
        return out.append(text, at, text.length()).toString();
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
        private int mark = -1;
        private int underscore = -1;
        private int bracket = -1;
        private int percent = -1;

        Reading(String text, int from, boolean complete) {
            this.text = text;
            this.first = from;
            this.complete = complete;
            this.at = from;
            this.settled = text.length();
        }

        Verdict verdict() {
            skipWhatWasRead();
            while (at < settled) {
                if (complete && skipProse() == settled) {
                    break;
                }
                char c = text.charAt(at);
                if (isWord(c)) {
                    bare();
                } else if (c == '[') {
                    bracketed(1, "]");
                } else if (stands(OPEN_ENCODED, at)) {
                    bracketed(OPEN_ENCODED.length(), CLOSE_ENCODED);
                } else if (stands(CLOSE_ENCODED, at)) {
                    at += CLOSE_ENCODED.length();
                } else if (isCutEscape(at)) {
                    settled = at;
                } else {
                    at++;
                }
            }
            var action = misses.isEmpty() ? Action.ALLOW : Action.FLAG;
            return new Verdict(action, misses, edits, settled, List.of());
        }

        /** Goes on to the next bracket or word with an underscore: in a complete text nothing else can be a token. */
        private int skipProse() {
            if (at > mark) {
                underscore = next('_', underscore);
                bracket = next('[', bracket);
                percent = next('%', percent);
                mark = Math.min(underscore, Math.min(bracket, percent));
                at = mark == underscore && mark < text.length() ? wordStart(mark) : mark;
            }
            return at;
        }

        private int next(char c, int known) {
            if (known >= at) {
                return known;
            }
            int found = text.indexOf(c, at);
            return found < 0 ? text.length() : found;
        }

        private int wordStart(int within) {
            int start = within;
            while (start > at && (isWord(text.charAt(start - 1)) || isEscapedUnderscore(start - 1))) {
                start--;
            }
            return start;
        }

        /** Whether an escape starts here whose rest has not come yet. */
        private boolean isCutEscape(int index) {
            char c = text.charAt(index);
            int left = text.length() - index;
            return !complete && ((c == '%' && left < OPEN_ENCODED.length()) || (c == '\\' && left < 2));
        }

        private boolean stands(String mark, int index) {
            return index < text.length()
                    && text.charAt(index) == mark.charAt(0)
                    && text.regionMatches(true, index, mark, 0, mark.length());
        }

        /* Another guard settled less than this one: a word or an encoded bracket that it cut was read before. */
        private void skipWhatWasRead() {
            for (int back = Math.min(at, OPEN_ENCODED.length()); back > 0; back--) {
                if (stands(OPEN_ENCODED, at - back) || stands(CLOSE_ENCODED, at - back)) {
                    at += OPEN_ENCODED.length() - back;
                    return;
                }
            }
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

        private boolean isEscapedUnderscore(int index) {
            return text.charAt(index) == '\\' && index + 1 < text.length() && text.charAt(index + 1) == '_';
        }

        private void bracketed(int openLength, String close) {
            int start = at;
            int bodyStart = at + openLength;
            int end = bodyEnd(bodyStart, close);
            if (isUnfinished(bodyStart, end, close)) {
                settled = escapeStart(start);
            } else if (end < 0 || !stands(close, end)) {
                at = bodyStart;
            } else {
                closed(start, bodyStart, end, close);
            }
        }

        private void closed(int start, int bodyStart, int end, String close) {
            boolean escaped = end > bodyStart && text.charAt(end - 1) == '\\';
            var value = vault.value(body(bodyStart, escaped ? end - 1 : end));
            if (value.isPresent()) {
                boolean encoded = close.equals(CLOSE_ENCODED);
                edit(
                        escaped ? escapeStart(start) : start,
                        end + close.length(),
                        encoded ? percentEncoded(value.get()) : value.get());
                at = end + close.length();
            } else {
                countMiss(start, bodyStart, end, close.length());
                at = bodyStart;
            }
        }

        /** Whether what follows may still make a token of a bracket. */
        private boolean isUnfinished(int bodyStart, int end, String close) {
            if (complete || end < 0) {
                return false;
            }
            int left = text.length() - end;
            return left == 0
                    ? vault.couldBecome(body(bodyStart, end)) || isWrittenAsToken(bodyStart, end)
                    : left < close.length() && text.regionMatches(true, end, close, 0, left);
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

        private void countMiss(int start, int bodyStart, int end, int closeLength) {
            int codeEnd = bodyStart;
            while (codeEnd < end && text.charAt(codeEnd) != '.') {
                codeEnd++;
            }
            int code = codeEnd;
            while (code > bodyStart && text.charAt(code - 1) != '_') {
                code--;
            }
            boolean token = code > bodyStart + 1
                    && codeEnd - code == Operators.CODE_LENGTH
                    && Operators.isCode(text, code, codeEnd)
                    && isWrittenAsToken(bodyStart, end);
            if (token) {
                misses.add(new Finding(RESTORE_MISS, start, end + closeLength, 1));
            }
        }

        /** Whether there are only characters that tokens are written with. */
        private boolean isWrittenAsToken(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                boolean letter = c >= 'A' && c <= 'Z';
                if (!letter && (i == from || (c != '_' && c != '.' && (c < '0' || c > '9')))) {
                    return false;
                }
            }
            return true;
        }

        private void bare() {
            int start = at;
            int end = wordEnd(start);
            boolean token = hasUnderscore(start, end);
            if (!token && (complete || isClosed(end))) {
                at = end;
                return;
            }
            int suffix = suffixEnd(end);
            boolean open = !complete && (suffix == text.length() || isCutEscape(end));
            if (open && vault.couldBecome(body(start, suffix))) {
                settled = start;
                return;
            }
            at = end;
            if (token) {
                restore(start, end, suffix);
            }
        }

        private boolean hasUnderscore(int start, int end) {
            for (int i = start; i < end; i++) {
                if (text.charAt(i) == '_') {
                    return true;
                }
            }
            return false;
        }

        /** Whether a word is over, with no suffix and no escape behind it. */
        private boolean isClosed(int end) {
            return end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '\\';
        }

        private void restore(int start, int end, int suffix) {
            var withForm = suffix > end ? vault.value(body(start, suffix)) : Optional.<String>empty();
            if (withForm.isPresent()) {
                edit(start, suffix, withForm.get());
                at = suffix;
            } else {
                vault.value(body(start, end)).ifPresent(value -> edit(start, end, value));
            }
        }

        /** Where a form's suffix ends; {@code end} if there is none. */
        private int suffixEnd(int end) {
            if (end == text.length() || text.charAt(end) != '.') {
                return end;
            }
            int last = end + 1;
            while (last < text.length() && isWord(text.charAt(last))) {
                last++;
            }
            return last;
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
            edits.add(new Edit(start, end, RESTORED, 1, (category, token) -> new Replacement(written, false)));
        }

        private static String percentEncoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
