package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import java.util.List;

/**
 * One channel's text on its way to the client. What guards have settled goes out; the rest stays back, and as much of what
 * went out stays in view as they need for context. A text that is wholly there is a window that is filled once.
 */
public final class TextWindow {

    private final CallFacts call;
    private final Direction direction;
    private final Origin origin;
    private final int lookBehind;
    private String text = "";
    /** Where the text in view starts in all of the channel's text. */
    private int offset;
    /** Where the undecided part starts. */
    private int from;

    private boolean json;
    private boolean begun;
    private boolean inBracket;

    public TextWindow(CallFacts call, Direction direction, Origin origin, int lookBehind) {
        this.call = call;
        this.direction = direction;
        this.origin = origin;
        this.lookBehind = lookBehind;
    }

    /** Adds text and gives what guards shall look at now. */
    public Passage append(String more, boolean complete) {
        text = text.isEmpty() ? more : text + more;
        for (int i = 0; i < more.length() && !begun; i++) {
            begin(more.charAt(i));
        }
        return new Passage(call, direction, origin, offset, text, from, complete);
    }

    /* Text that starts like JSON is JSON source: values put into it must be escaped. A bracket alone tells nothing yet. */
    private void begin(char c) {
        if (c == '[') {
            inBracket = true;
        } else if (c > ' ') {
            begun = true;
            json = c == '{' || (inBracket && c == '"');
        }
    }

    public boolean isJson() {
        return json;
    }

    /** How far a verdict lets the text go: never into an edit whose end is not settled. */
    public int cut(Verdict verdict, List<Edit> merged, boolean complete) {
        int cut = complete ? text.length() : Math.max(from, Math.min(verdict.settled(), text.length()));
        for (var edit : merged) {
            if (edit.start() < cut && edit.end() > cut) {
                cut = Math.max(from, edit.start());
            }
        }
        return cut;
    }

    /** What is in view. */
    public String text() {
        return text;
    }

    public Origin origin() {
        return origin;
    }

    /** Where the undecided part starts. */
    public int from() {
        return from;
    }

    /** Takes out the text up to {@code cut}, edited; what is left waits for more. */
    public String release(int cut, List<Edit> merged, EditWriter writer) {
        var out = writer.write(text, from, cut, merged);
        int drop = Math.max(0, cut - lookBehind);
        text = text.substring(drop);
        offset += drop;
        from = cut - drop;
        return out;
    }

    public boolean isEmpty() {
        return from == text.length();
    }
}
