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
import java.util.Locale;

/** The guards of one call's reply, with the restoration of its pseudonyms as the last of them. */
final class ReplyGuard {

    private final GuardedRequest request;
    private final GuardChain inText;
    private final GuardChain inJson;
    private final boolean restores;

    ReplyGuard(GuardedRequest request) {
        this.request = request;
        var guards = request.replyGuards();
        this.restores = request.feature().level().restore()
                && !request.feature().promptGuards().isEmpty();
        this.inText = restoring(guards, false);
        this.inJson = restoring(guards, true);
    }

    private GuardChain restoring(GuardChain guards, boolean json) {
        return restores ? guards.with(new Restorer(request.vault(), json)) : guards;
    }

    /** Whether the reply's texts are looked at at all. */
    boolean isIdle() {
        return inText.isEmpty() && request.call().ledger().draft() == null;
    }

    /** Whether anything in the reply may be changed, so that nothing may repeat it elsewhere. */
    boolean changesTexts() {
        return !inText.isEmpty();
    }

    int nanosPerCharacter() {
        return inText.nanosPerCharacter();
    }

    /** A new channel, with guards of its own where they remember what they read. */
    ReplyChannel channel(Origin origin) {
        var window = new TextWindow(request.facts(), Direction.REPLY, origin, inText.lookBehind());
        var shared = request.replyGuards();
        var own = shared.channel();
        return own == shared
                ? new ReplyChannel(window, inText, inJson)
                : new ReplyChannel(window, restoring(own, false), restoring(own, true));
    }

    /**
     * Adds text to a channel and takes out what may go on. Fails with {@link ReplyBlocked} if nothing may.
     *
     * @param complete whether the channel's text ends here
     */
    Future<String> pass(ReplyChannel channel, String more, boolean complete) {
        var window = channel.window();
        var passage = window.append(more, complete);
        var guards = window.isJson() || request.jsonWanted() ? channel.inJson() : channel.inText();
        long start = System.nanoTime();
        var answer = guards.check(passage);
        if (answer.succeeded()) {
            request.call().ledger().replyGuarded(System.nanoTime() - start);
            return Future.succeededFuture(release(window, answer.result(), complete));
        }
        return answer.map(verdict -> {
            request.call().ledger().replyGuarded(System.nanoTime() - start);
            return release(window, verdict, complete);
        });
    }

    private String release(TextWindow window, Verdict verdict, boolean complete) {
        var merged = Edit.merge(verdict.edits());
        int cut = window.cut(verdict, merged, complete);
        account(verdict, window.from(), cut);
        keep(window, verdict, cut);
        return window.release(cut, merged, EditWriter.IRREVERSIBLE);
    }

    /* What is kept has the edits of guards, and pseudonyms where the caller gets values. */
    private void keep(TextWindow window, Verdict verdict, int cut) {
        var draft = request.call().ledger().draft();
        if (draft != null) {
            var masking = Edit.merge(verdict.edits().stream()
                    .filter(edit -> !edit.category().equals(Restorer.RESTORED))
                    .toList());
            var masked = EditWriter.IRREVERSIBLE.write(window.text(), window.from(), cut, masking);
            draft.reply(window, window.origin().name().toLowerCase(Locale.ROOT), masked);
        }
    }

    private void account(Verdict verdict, int from, int to) {
        request.call().ledger().reply().add(verdict, from, to);
        if (verdict.action().compareTo(Action.HOLD) >= 0) {
            throw new ReplyBlocked(verdict);
        }
    }

    /** Guards a text that is wholly there, and puts what may go on in its place. */
    Future<Void> whole(TextSpan span) {
        return pass(channel(span.origin()), span.text(), true).map(text -> {
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
            return pass(channel(Origin.TOOL_CALL), text, true);
        }
        var json = read.get();
        Future<Void> done = Future.succeededFuture();
        for (var span : json.texts()) {
            done = done.compose(v -> whole(span));
        }
        return done.map(v -> json.text());
    }
}
