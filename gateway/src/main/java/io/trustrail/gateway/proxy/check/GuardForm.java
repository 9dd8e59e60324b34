package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /v1/guard}: {@code input} is a text or a list of texts, {@code messages} a chat as chat completions have it. A
 * chat's last message is a reply if the assistant wrote it; all others are the prompt.
 */
record GuardForm() implements CheckForm {

    private static final String MESSAGES = "messages";

    @Override
    public String path() {
        return "/v1/guard";
    }

    @Override
    public String id() {
        return "guard";
    }

    @Override
    public Check read(MultiMap headers, Buffer body) {
        var fields = Fields.of(body);
        var feature = fields.text("model", "");
        if (fields.has(MESSAGES) == fields.has("input")) {
            throw new MalformedMessage("input", "give either input, a text or a list of texts, or messages, a chat");
        }
        return fields.has(MESSAGES) ? chat(feature, fields, body) : texts(feature, fields);
    }

    private static Check texts(String feature, Fields fields) {
        fields.known(Set.of("model", "input", "direction", "origin"));
        var direction = fields.one("direction", Direction.class, Direction.PROMPT);
        var origin = fields.one("origin", Origin.class, direction == Direction.PROMPT ? Origin.USER : Origin.ASSISTANT);
        var inputs = fields.texts("input", true);
        if (inputs.isEmpty()) {
            throw new MalformedMessage("input", "there is no text in it");
        }
        var texts = new ArrayList<CheckText>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            texts.add(new CheckText("input[" + i + "]", direction, origin, inputs.get(i), null));
        }
        return new Check(feature, texts, null);
    }

    private static Check chat(String feature, Fields fields, Buffer body) {
        fields.known(Set.of("model", MESSAGES, "tools"));
        var message = Dialects.OPENAI_CHAT.prompt(body.getBytes());
        if (fields.json().getJsonArray(MESSAGES).isEmpty()) {
            throw new MalformedMessage(MESSAGES, "there is no message in it");
        }
        var reply = reply(fields.json());
        var texts = new ArrayList<CheckText>();
        for (var span : message.texts()) {
            var field = span.field();
            var direction = !reply.isEmpty() && field.startsWith(reply) ? Direction.REPLY : Direction.PROMPT;
            texts.add(new CheckText(field, direction, span.origin(), span.text(), span));
        }
        return new Check(feature, texts, message);
    }

    /** How the fields of the last message begin if it is the assistant's; else empty. */
    private static String reply(JsonObject json) {
        var messages = json.getJsonArray(MESSAGES);
        int last = messages.size() - 1;
        var isReply = last >= 0
                && messages.getValue(last) instanceof JsonObject message
                && "assistant".equals(message.getValue("role"));
        return isReply ? MESSAGES + "[" + last + "]" : "";
    }

    @Override
    public Buffer answer(CheckResult result) {
        var json = new JsonObject()
                .put("id", result.call())
                .put("object", "guard.check")
                .put("model", result.check().feature())
                .put("level", result.level())
                .put("verdict", Fields.word(result.verdict()))
                .put(
                        "results",
                        array(result.items().stream().map(GuardForm::item).toList()));
        var chat = result.check().chat();
        if (chat != null && result.items().stream().allMatch(CheckResult.Item::passes)) {
            json.put(MESSAGES, rewritten(chat, result.items()));
        }
        return json.toBuffer();
    }

    private static JsonArray rewritten(Message chat, List<CheckResult.Item> items) {
        for (var item : items) {
            var span = item.text().span();
            if (span != null && !item.after().equals(item.text().text())) {
                span.replace(item.after());
            }
        }
        return new JsonObject(Buffer.buffer(chat.toBytes())).getJsonArray(MESSAGES);
    }

    private static JsonObject item(CheckResult.Item item) {
        var json = new JsonObject()
                .put("field", item.text().field())
                .put("direction", Fields.word(item.text().direction()))
                .put("origin", Fields.word(item.text().origin()))
                .put("verdict", Fields.word(item.verdict()));
        if (item.passes()) {
            json.put("text", item.after());
        }
        return json.put(
                        "findings",
                        array(item.found().stream().map(GuardForm::finding).toList()))
                .put("failed", new JsonArray(item.failed()));
    }

    private static JsonObject finding(Found found) {
        return new JsonObject()
                .put("category", found.finding().category())
                .put("start", found.finding().start())
                .put("end", found.finding().end())
                .put("score", found.finding().score())
                .put("guard", found.guard())
                .put("detector", found.reason().detector())
                .put("action", Fields.word(found.reason().action()))
                .put("operator", found.reason().operator())
                .put("rule", found.reason().rule())
                .put("detail", found.reason().detail())
                .put("doubts", new JsonArray(found.finding().doubts()));
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(objects);
    }

    @Override
    public Buffer error(ErrorShape error) {
        return Buffer.buffer(Dialects.OPENAI_CHAT.error(error));
    }
}
