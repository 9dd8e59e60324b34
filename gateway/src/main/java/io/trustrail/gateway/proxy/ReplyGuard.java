package io.trustrail.gateway.proxy;

import io.trustrail.gateway.dialect.JsonText;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.Restorer;
import io.vertx.core.Future;

/** The guards of one call's reply, with the restoration of its pseudonyms as the last of them. */
final class ReplyGuard {

    private final GuardedRequest request;
    private final GuardChain inText;
    private final GuardChain inJson;

    ReplyGuard(GuardedRequest request) {
        this.request = request;
        var guards = request.feature().replyGuards();
        boolean restores = request.feature().level().restore()
                && !request.feature().promptGuards().isEmpty();
        this.inText = restores ? guards.with(new Restorer(request.vault(), false)) : guards;
        this.inJson = restores ? guards.with(new Restorer(request.vault(), true)) : guards;
    }

    /** Whether the reply's texts are looked at at all. */
    boolean isIdle() {
        return inText.isEmpty();
    }

    int nanosPerCharacter() {
        return inText.nanosPerCharacter();
    }

    TextWindow window(Origin origin) {
        return new TextWindow(request.facts(), Direction.REPLY, origin, inText.lookBehind());
    }

    /**
     * Adds text to a window and takes out what may go on. Fails with {@link ReplyBlocked} if nothing may.
     *
     * @param complete whether the window's text ends here
     */
    Future<String> pass(TextWindow window, String more, boolean complete) {
        var passage = window.append(more, complete);
        var guards = window.isJson() || request.jsonWanted() ? inJson : inText;
        var answer = guards.check(passage);
        return answer.succeeded()
                ? Future.succeededFuture(release(window, answer.result(), complete))
                : answer.map(verdict -> release(window, verdict, complete));
    }

    private String release(TextWindow window, Verdict verdict, boolean complete) {
        var merged = Edit.merge(verdict.edits());
        int cut = window.cut(verdict, merged, complete);
        account(verdict, window.from(), cut);
        return window.release(cut, merged, EditWriter.IRREVERSIBLE);
    }

    private void account(Verdict verdict, int from, int to) {
        request.call().ledger().reply().add(verdict, from, to);
        if (verdict.action().compareTo(Action.HOLD) >= 0) {
            throw new ReplyBlocked(verdict);
        }
    }

    /** Guards a text that is wholly there, and puts what may go on in its place. */
    Future<Void> whole(TextSpan span) {
        return pass(window(span.origin()), span.text(), true).map(text -> {
            if (!span.isSealed() && !text.equals(span.text())) {
                span.replace(text);
            }
            return null;
        });
    }

    /** Guards the JSON of a stream that is wholly there now; text that isn't JSON is guarded as text. */
    Future<String> wholeJson(String text) {
        var read = JsonText.read(text);
        if (read.isEmpty()) {
            return pass(window(Origin.TOOL_CALL), text, true);
        }
        var json = read.get();
        Future<Void> done = Future.succeededFuture();
        for (var span : json.texts()) {
            done = done.compose(v -> whole(span));
        }
        return done.map(v -> json.text());
    }
}
