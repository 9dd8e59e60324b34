package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.dialect.JsonText;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.text.Transcript;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** Takes texts that people wrote through the reply's guards, and puts values in the place of the call's tokens. */
public final class Restoration {

    private final Transcript transcript;
    private final ReplyGuard guard;

    public Restoration(GuardedRequest request, Transcript transcript) {
        this.transcript = transcript;
        this.guard = ReplyGuard.ofPeople(request);
    }

    /** The texts as the caller gets them; fails if a guard stops one, or if one is no JSON where one must be. */
    public Future<Map<String, String>> of(Map<String, String> edited) {
        Future<Map<String, String>> all = Future.succeededFuture(new HashMap<>());
        for (var text : edited.entrySet()) {
            var part = transcript.part(text.getKey());
            if (part.isPresent()) {
                all = all.compose(done -> restored(part.get(), text.getValue()).map(restored -> {
                    done.put(text.getKey(), restored);
                    return done;
                }));
            }
        }
        return all;
    }

    private Future<String> restored(Transcript.Part part, String text) {
        if (part.origin() == Origin.TOOL_CALL && JsonText.read(part.text()).isPresent()) {
            return JsonText.read(text).isPresent()
                    ? guard.wholeJson(text, part.name())
                    : Future.failedFuture(new IllegalArgumentException("the edited arguments are no JSON"));
        }
        return guard.pass(guard.channel(part.origin()), text, true);
    }
}
