package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.privacy.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a text with its edits, and keeps what reversible ones stand for. */
public record EditWriter(@Nullable Vault vault) {

    public static final EditWriter IRREVERSIBLE = new EditWriter(null);

    /** The text of {@code [from, to)} with all edits that lie in it; the edits don't overlap and are in order. */
    public String write(String text, int from, int to, List<Edit> edits) {
        if (edits.isEmpty()) {
            return from == 0 && to == text.length() ? text : text.substring(from, to);
        }
        var out = new StringBuilder(to - from + 16);
        int at = from;
        for (var edit : edits) {
            if (edit.start() >= at && edit.end() <= to) {
                out.append(text, at, edit.start()).append(replacement(edit, text.substring(edit.start(), edit.end())));
                at = edit.end();
            }
        }
        return out.append(text, at, to).toString();
    }

    private String replacement(Edit edit, String value) {
        var identity = vault == null ? value : vault.identity(edit.category(), value);
        var made = edit.rewrite().rewrite(edit.category(), value, identity);
        return made.reversible() && vault != null ? vault.put(edit.category(), made.text(), value) : made.text();
    }
}
