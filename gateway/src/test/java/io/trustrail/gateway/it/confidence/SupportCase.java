package io.trustrail.gateway.it.confidence;

import io.trustrail.gateway.it.confidence.Knowledge.Topic;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * One call of the set: what is asked, what the vendor says, and what a reviewer will say about it.
 *
 * @param quality how likely the model thought its tokens, about; 0 for a vendor that does not tell
 */
record SupportCase(
        int number,
        boolean training,
        Topic topic,
        boolean json,
        Kind kind,
        Slots slots,
        String answer,
        double quality) {

    private static final long SEED = 20_261_122;
    private static final double WITHOUT_LOGPROBS = 0.25;
    private static final int ASKED_AGAIN = 4;
    private static final int OTHER_WORDS = 4;

    /** The same case for the same number. */
    static SupportCase of(Knowledge knowledge, boolean training, int number) {
        var chance = new SplittableRandom(SEED + 2L * number + (training ? 0 : 1));
        var topics = knowledge.half(training);
        var topic = topics.get(chance.nextInt(topics.size()));
        boolean json = knowledge.isJson(topic);
        var kind = Kind.draw(json, chance);
        var slots = Slots.draw(topic.language(), chance);
        var answer = answer(knowledge, topic, kind, slots, chance);
        double quality = chance.nextDouble() < WITHOUT_LOGPROBS ? 0 : quality(kind, chance);
        return new SupportCase(number, training, topic, json, kind, slots, answer, quality);
    }

    private static double quality(Kind kind, SplittableRandom chance) {
        double mean = kind.isGuessed() ? 0.84 : 0.92;
        return Math.max(0.4, Math.min(0.995, mean + 0.06 * chance.nextGaussian()));
    }

    private static String answer(Knowledge knowledge, Topic topic, Kind kind, Slots slots, SplittableRandom chance) {
        var right = slots.fill(topic.right());
        var language = topic.language();
        return switch (kind) {
            case RIGHT -> right;
            case REWORDED -> slots.fill(topic.reworded());
            case POLITE, CAREFUL -> right + " " + pick(knowledge.good(), kind, language, chance);
            case SWAPPED -> slots.swapped(language, chance).fill(topic.right());
            case CONTRADICTS -> slots.fill(topic.contradicts());
            case INVENTED, RUDE -> right + " " + pick(knowledge.faults(), kind, language, chance);
            case HEDGED, REFUSAL, OFF -> pick(knowledge.faults(), kind, language, chance);
            case CUT -> right.substring(0, right.length() * (40 + chance.nextInt(40)) / 100);
            case BROKEN -> chance.nextBoolean() ? "Here you are: " + right : right.replace('"', '\'');
            case EMPTY -> "";
        };
    }

    private static String pick(
            Map<String, Map<String, List<String>>> sentences, Kind kind, String language, SplittableRandom chance) {
        var all = Objects.requireNonNull(sentences.get(kind.name().toLowerCase(Locale.ROOT)));
        var said = Objects.requireNonNull(all.get(language));
        return said.get(chance.nextInt(said.size()));
    }

    /** Every fourth call is of a feature that asks for further answers. */
    String feature() {
        return (training ? "support-training" : "support-test") + (isAskedAgain() ? "-again" : "");
    }

    boolean isAskedAgain() {
        return number % ASKED_AGAIN == 0;
    }

    /**
     * What the vendor answers when it is asked the same again: who guessed guesses anew, and every second time by chance the
     * truth; who knew says the same, at times in other words.
     */
    JsonObject replyAgain(Knowledge knowledge, int time) {
        var chance = new SplittableRandom(SEED + 31L * number + (training ? 0 : 1) + 1_000_003L * time);
        var says = kind;
        if (kind.isGuessed() && chance.nextBoolean()) {
            says = Kind.RIGHT;
        } else if (kind.approved && chance.nextInt(OTHER_WORDS) == 0) {
            says = Kind.REWORDED;
        }
        return OpenAiReplies.texts(answer(knowledge, topic, says, slots, chance));
    }

    /** As an application sends it: question, the call of a tool, and what the tool said. */
    JsonObject request() {
        var call = OpenAiReplies.call("call_1", "look_up", "{}");
        var messages = new JsonArray()
                .add(message("system", "You answer customers of a shop. Case " + number + "."))
                .add(message("user", slots.fill(topic.question())))
                .add(new JsonObject()
                        .put("role", "assistant")
                        .putNull("content")
                        .put("tool_calls", new JsonArray().add(call)))
                .add(message("tool", slots.fill(topic.tool())).put("tool_call_id", "call_1"));
        var request = new JsonObject().put("model", feature()).put("messages", messages);
        return json ? request.put("response_format", new JsonObject().put("type", "json_object")) : request;
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    /** What the vendor answers. */
    JsonObject reply() {
        var reply = OpenAiReplies.texts(answer);
        var choice = reply.getJsonArray("choices").getJsonObject(0);
        if (kind == Kind.CUT) {
            choice.put("finish_reason", "length");
        }
        if (quality > 0) {
            choice.put("logprobs", new JsonObject().put("content", tokens()));
        }
        return reply;
    }

    private JsonArray tokens() {
        var chance = new SplittableRandom(SEED - number);
        var tokens = new JsonArray();
        for (var word : answer.split("(?<= )", -1)) {
            double p = Math.max(0.02, Math.min(1, quality + 0.15 * chance.nextGaussian()));
            tokens.add(new JsonObject()
                    .put("token", word)
                    .put("logprob", Math.log(p))
                    .putNull("bytes")
                    .put("top_logprobs", new JsonArray()));
        }
        return tokens;
    }
}
