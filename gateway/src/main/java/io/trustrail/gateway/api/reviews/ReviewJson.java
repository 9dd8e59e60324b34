package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Judgement.Signal;
import io.trustrail.gateway.review.item.Dossier;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Page;
import io.trustrail.gateway.review.item.QueueHealth;
import io.trustrail.gateway.review.item.Status;
import io.trustrail.gateway.review.item.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reviews as answers write them. */
final class ReviewJson {

    private ReviewJson() {}

    static JsonObject of(Page page) {
        return new JsonObject()
                .put("total", page.total())
                .put("next", page.next().isEmpty() ? null : page.next())
                .put("reviews", list(page.items(), ReviewJson::of));
    }

    static JsonObject of(Item item) {
        var terms = item.terms();
        return new JsonObject()
                .put("id", item.id())
                .put("call", item.call())
                .put("tenant", item.tenant())
                .put("application", item.application())
                .put("feature", item.feature())
                .put("policy_hash", item.policyHash())
                .put("vendor", item.vendor())
                .put("model", item.model())
                .put("dialect", item.dialect())
                .put("language", item.language())
                .put("mode", terms.mode().name().toLowerCase(Locale.ROOT))
                .put("reasons", new JsonArray(item.reasons()))
                .put("confidence", number(item.confidence()))
                .put("priority", terms.priority())
                .put("skills", sorted(terms.skills()))
                .put("four_eyes", terms.fourEyes())
                .put("opened", item.opened().toString())
                .put("due", terms.due().toString())
                .put("window_end", terms.windowEnd().toString())
                .put("on_expiry", terms.onExpiry().name().toLowerCase(Locale.ROOT))
                .put("status", item.status().word())
                .put("claimed_by", item.claim() == null ? null : item.claim().by())
                .put(
                        "lease_end",
                        item.claim() == null ? null : time(item.claim().leaseEnd()))
                .put(
                        "first_opinion_by",
                        item.first() == null ? null : item.first().by())
                .put("disputed", item.disputed())
                .put("escalated", time(item.escalated()))
                .put("client_gone", time(item.clientGone()))
                .put("end", end(item.end()));
    }

    private static @Nullable JsonObject end(Item.@Nullable End end) {
        return end == null
                ? null
                : new JsonObject()
                        .put("by", end.by().isEmpty() ? null : end.by())
                        .put("at", time(end.at()))
                        .put("decision_id", end.decisionId())
                        .put("code", end.code())
                        .put("personal_data_confirmed", new JsonArray(end.personalData()));
    }

    static JsonObject of(Dossier dossier) {
        var draft = new JsonObject();
        dossier.draft().forEach(draft::put);
        return of(dossier.item())
                .put("signals", list(dossier.signals(), ReviewJson::of))
                .put("content", of(dossier.content()))
                .put("opinion", of(dossier.opinion()))
                .put("decision", of(dossier.decision()))
                .put("draft", draft);
    }

    static JsonObject of(Signal signal) {
        return new JsonObject()
                .put("name", signal.name())
                .put("value", signal.value())
                .put("contribution", signal.contribution());
    }

    /* Values of tokens and the envelope are for nobody here. */
    private static @Nullable JsonObject of(@Nullable Content content) {
        return content == null
                ? null
                : new JsonObject()
                        .put(
                                "conversation",
                                list(
                                        content.conversation(),
                                        turn -> new JsonObject()
                                                .put("origin", turn.origin())
                                                .put("text", turn.text())))
                        .put(
                                "answer",
                                list(
                                        content.answer(),
                                        text -> new JsonObject()
                                                .put("channel", text.channel())
                                                .put("text", text.text())))
                        .put("findings", list(content.marks(), ReviewJson::of));
    }

    private static JsonObject of(Content.Mark mark) {
        return new JsonObject()
                .put("category", mark.category())
                .put("channel", mark.channel())
                .put("start", mark.start())
                .put("end", mark.end())
                .put("score", mark.score())
                .put("reason", mark.reason());
    }

    private static @Nullable JsonObject of(@Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        var texts = new JsonObject();
        verdict.texts().forEach(texts::put);
        return new JsonObject()
                .put("verdict", verdict.status().word())
                .put("texts", texts)
                .put("code", verdict.code())
                .put("note", verdict.note());
    }

    static JsonObject of(QueueHealth health) {
        var ages = new JsonObject();
        health.ages().forEach(ages::put);
        return new JsonObject()
                .put("waiting", counts(health.waiting()))
                .put("overdue", health.overdue())
                .put("oldest_seconds", number(health.oldestSeconds()))
                .put("ages", ages)
                .put("decided", counts(health.decided()))
                .put("in_time", number(health.inTime()))
                .put("wait_seconds_median", number(health.waitSecondsMedian()))
                .put("wait_seconds_p90", number(health.waitSecondsP90()))
                .put(
                        "reviewers",
                        list(
                                health.reviewers(),
                                one -> new JsonObject()
                                        .put("name", one.name())
                                        .put("decisions", one.decisions())
                                        .put("seconds_median", number(one.secondsMedian()))))
                .put("pairs", health.pairs())
                .put("agreed", number(health.agreed()));
    }

    static JsonObject skills(Map<String, Set<String>> all) {
        var people = new JsonArray();
        all.forEach(
                (name, skills) -> people.add(new JsonObject().put("name", name).put("skills", sorted(skills))));
        return new JsonObject().put("reviewers", people);
    }

    private static JsonObject counts(Map<Status, Long> counts) {
        var json = new JsonObject();
        counts.forEach((status, count) -> json.put(status.word(), count));
        return json;
    }

    private static JsonArray sorted(Collection<String> words) {
        return new JsonArray(words.stream().sorted().toList());
    }

    /** JSON has no number for what there is none of. */
    static @Nullable Double number(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static <T> JsonArray list(List<T> items, Function<T, JsonObject> json) {
        return new JsonArray(items.stream().map(json).toList());
    }
}
