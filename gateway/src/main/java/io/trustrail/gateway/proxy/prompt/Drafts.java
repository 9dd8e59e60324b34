package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.content.ContentStore;
import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.content.KeptText;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.seal.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Notes the content of calls whose feature keeps it. */
public final class Drafts {

    private Drafts() {}

    /** Notes the request as its vendor gets it. Takes as long as hashing its texts. */
    public static GuardedRequest drafted(GuardedRequest request) {
        var keep = request.feature().keep();
        if (keep.keepsContent()) {
            var ledger = request.call().ledger();
            ledger.draft(new Draft(
                    about(request),
                    texts(request.texts()),
                    ledger.prompt().kept(),
                    keep.keepsMap() ? request.vault().tokens() : Map.of()));
        }
        return request;
    }

    private static Draft.About about(GuardedRequest request) {
        var facts = request.facts();
        var call = request.call();
        return new Draft.About(
                call.id(),
                facts.subject().isEmpty()
                        ? ContentStore.ownKey(call.id())
                        : Subject.person(facts.tenant(), facts.subject()),
                call.ledger().subject(),
                facts.tenant(),
                facts.application(),
                facts.feature(),
                request.feature().keep().retention());
    }

    private static List<KeptText> texts(List<TextSpan> spans) {
        return spans.stream()
                .map(span -> new KeptText(span.origin().name().toLowerCase(Locale.ROOT), span.written()))
                .toList();
    }
}
