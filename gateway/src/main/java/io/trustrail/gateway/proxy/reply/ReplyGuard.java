package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.dialect.JsonText;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.Restorer;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.text.EditWriter;
import io.trustrail.gateway.proxy.text.Masked;
import io.trustrail.gateway.proxy.text.TextWindow;
import io.trustrail.gateway.proxy.text.Transcript;
import io.vertx.core.Future;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The guards of one call's reply, with the restoration of its pseudonyms as the last of them. */
public final class ReplyGuard {

    private final GuardedRequest request;
    private final GuardChain inText;
    private final GuardChain inJson;
    private final boolean restores;
    private final @Nullable Transcript transcript;
    private final Action strictest;
    private final boolean counts;
    private final boolean keeps;

    public ReplyGuard(GuardedRequest request) {
        this(request, null);
    }

    /** The guards for texts that people put in the place of the model's: what they find is not counted as the model's. */
    static ReplyGuard ofPeople(GuardedRequest request) {
        return new ReplyGuard(request, null, Action.REWRITE, false, true);
    }

    /** The same guards for pieces of a text that can't be changed: each is read by itself, before it goes on. */
    ReplyGuard ofSealedPieces() {
        return new ReplyGuard(request, null, strictest, counts, false);
    }

    /** The same guards for the texts that such pieces make, as people read them and as they are kept. */
    ReplyGuard ofSealedTexts() {
        return new ReplyGuard(request, transcript, strictest, false, true);
    }

    /**
     * The guards, and a second reader beside them.
     *
     * @param transcript takes what people may review, if they may
     */
    public ReplyGuard(GuardedRequest request, @Nullable Transcript transcript) {
        this(
                request,
                transcript,
                transcript != null && request.feature().review().collects() ? Action.HOLD : Action.REWRITE,
                true,
                true);
    }

    private ReplyGuard(
            GuardedRequest request, @Nullable Transcript transcript, Action strictest, boolean counts, boolean keeps) {
        this.counts = counts;
        this.keeps = keeps;
        this.transcript = transcript;
        this.strictest = strictest;
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
        return inText.isEmpty() && transcript == null && request.call().ledger().draft() == null;
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
        return channel(origin, null);
    }

    /** A new channel of this name. */
    ReplyChannel channel(String name, Origin origin) {
        return channel(origin, transcript == null ? null : transcript.part(name, origin));
    }

    private ReplyChannel channel(Origin origin, Transcript.@Nullable Part part) {
        var window = new TextWindow(request.facts(), Direction.REPLY, origin, inText.lookBehind());
        var shared = request.replyGuards();
        var own = shared.channel();
        return own == shared
                ? new ReplyChannel(window, inText, inJson, part)
                : new ReplyChannel(window, restoring(own, false), restoring(own, true), part);
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
            return Future.succeededFuture(release(channel, answer.result(), complete));
        }
        return answer.map(verdict -> {
            request.call().ledger().replyGuarded(System.nanoTime() - start);
            return release(channel, verdict, complete);
        });
    }

    private String release(ReplyChannel channel, Verdict verdict, boolean complete) {
        var window = channel.window();
        var merged = Edit.merge(verdict.edits());
        int cut = window.cut(verdict, merged, complete);
        account(verdict, window.from(), cut);
        keep(channel, verdict, cut);
        return window.release(cut, merged, EditWriter.IRREVERSIBLE);
    }

    /* For people who review, and for the content store. */
    private void keep(ReplyChannel channel, Verdict verdict, int cut) {
        var part = channel.part();
        var draft = keeps ? request.call().ledger().draft() : null;
        if (part == null && draft == null) {
            return;
        }
        var window = channel.window();
        var masked = Masked.of(window.text(), window.from(), cut, verdict);
        if (part != null) {
            part.add(masked);
        }
        if (draft != null) {
            draft.reply(
                    window,
                    window.origin().name().toLowerCase(Locale.ROOT),
                    masked.text(),
                    masked.found().stream().map(ReplyGuard::found).toList());
        }
    }

    private static Draft.Found found(Masked.Found it) {
        return new Draft.Found(
                it.finding().category(), it.start(), it.end(), it.finding().score());
    }

    private void account(Verdict verdict, int from, int to) {
        if (counts) {
            request.call().ledger().reply().add(verdict, from, to);
        }
        if (verdict.action().compareTo(strictest) > 0) {
            throw new ReplyBlocked(verdict);
        }
    }

    /** Guards a text that is wholly there, and puts what may go on in its place. */
    Future<Void> whole(TextSpan span, String name) {
        return whole(span, channel(name, span.origin()));
    }

    private Future<Void> whole(TextSpan span, ReplyChannel channel) {
        return pass(channel, span.text(), true).map(text -> {
            if (!span.isSealed() && !text.equals(span.text())) {
                span.replace(text);
            }
            return null;
        });
    }

    /** Guards the JSON of a stream that is wholly there now; text that isn't JSON is guarded as text. */
    Future<String> wholeJson(String text, String name) {
        var read = JsonText.read(text);
        if (read.isEmpty()) {
            return pass(channel(name, Origin.TOOL_CALL), text, true);
        }
        var json = read.get();
        var inner = transcript == null ? null : new Transcript(Integer.MAX_VALUE);
        Future<Void> done = Future.succeededFuture();
        for (int i = 0; i < json.texts().size(); i++) {
            var span = json.texts().get(i);
            var part = inner == null ? null : inner.part(Transcript.name(i), span.origin());
            done = done.compose(v -> whole(span, channel(span.origin(), part)));
        }
        return done.map(v -> {
            if (transcript != null && inner != null) {
                transcript.part(name, Origin.TOOL_CALL).take(masked(text, inner));
                transcript.adoptFindings(inner);
            }
            return json.text();
        });
    }

    /* What was found in JSON has no place in its source, which is what people get to see. */
    private static String masked(String text, Transcript inner) {
        var json = JsonText.read(text).orElseThrow();
        for (int i = 0; i < json.texts().size(); i++) {
            var span = json.texts().get(i);
            inner.part(Transcript.name(i))
                    .filter(part -> !part.text().equals(span.text()))
                    .ifPresent(part -> span.replace(part.text()));
        }
        return json.text();
    }
}
