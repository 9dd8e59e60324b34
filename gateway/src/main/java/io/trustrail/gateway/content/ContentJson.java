package io.trustrail.gateway.content;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Content as it is sealed, and as people get it. */
final class ContentJson {

    private ContentJson() {}

    static JsonObject of(Draft.Finished content) {
        var draft = content.draft();
        var json = new JsonObject()
                .put("prompt", texts(draft.prompt()))
                .put("reply", texts(content.reply()))
                .put("findings", findings(draft.findings()))
                .put("replyFindings", findings(content.replyFindings()))
                .put("promptSalt", draft.promptCommitment().salt())
                .put("promptCommitment", draft.promptCommitment().digest())
                .put("replySalt", content.replyCommitment().salt())
                .put("replyCommitment", content.replyCommitment().digest());
        if (!draft.tokens().isEmpty()) {
            var tokens = new JsonObject();
            draft.tokens().forEach(tokens::put);
            json.put("pseudonyms", tokens);
        }
        return json;
    }

    private static JsonArray texts(List<KeptText> texts) {
        var array = new JsonArray();
        texts.forEach(
                text -> array.add(new JsonObject().put("origin", text.origin()).put("text", text.text())));
        return array;
    }

    private static JsonArray findings(List<KeptFinding> findings) {
        var array = new JsonArray();
        findings.forEach(finding -> array.add(new JsonObject()
                .put("text", finding.text())
                .put("category", finding.category())
                .put("start", finding.start())
                .put("end", finding.end())
                .put("score", finding.score())));
        return array;
    }
}
