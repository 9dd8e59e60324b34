package io.trustrail.gateway.proxy.admission;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.limits.Caller;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.call.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens to every request before its text is read: who calls, what came, and may it. Shared by all event loops. */
public record Reception(AccessControl access, LivePolicy policy, Limits limits) {

    /** Who calls? */
    public Future<Application> authenticate(Call call) {
        return access.authenticate(call.dialect().key(call.request().headers())).map(application -> {
            call.ledger().caller(application.tenant(), application.name());
            return application;
        });
    }

    /** The body, within its limit. */
    public Future<Buffer> read(Call call) {
        var type = call.request().getHeader("content-type");
        if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw Refusal.of(415, "unsupported_media_type", "Send JSON, with the Content-Type application/json", "")
                    .asException();
        }
        return Collector.collect(
                        call.request(),
                        limits.maxRequestBytes(),
                        () -> limits.bodyTooLarge().asException())
                .map(Reception::filled);
    }

    private static Buffer filled(Buffer body) {
        if (body.length() == 0) {
            throw Refusal.of(400, "invalid_json", "The request has no body; send a JSON object", "")
                    .asException();
        }
        return body;
    }

    /** The feature of a name, if the application may call it now. */
    public Future<Feature> admit(Call call, Application application, String name) {
        var book = policy.current();
        var feature = feature(book, name);
        call.ledger().feature(feature.name(), feature.level().rung(), book.hash());
        var caller = new Caller(application.tenant(), application.name(), application.keyId(), feature.name());
        call.tab()
                .open(
                        book.spend(),
                        caller,
                        targets(book, feature, call.dialect().id()));
        return access.admit(application, feature.name()).map(feature);
    }

    private static List<TargetSpec> targets(PolicyBook book, Feature feature, String dialect) {
        return feature.targets().stream()
                .filter(target -> Optional.ofNullable(book.vendors().get(target.vendor()))
                        .filter(vendor -> vendor.dialects().contains(dialect))
                        .isPresent())
                .toList();
    }

    private static Feature feature(PolicyBook book, String name) {
        return book.feature(name)
                .orElseThrow(() -> Refusal.of(
                                404,
                                "model_not_found",
                                name.isEmpty()
                                        ? "The field model is missing; name a feature: " + names(book)
                                        : "There is no such feature; this gateway serves " + names(book),
                                "model")
                        .asException());
    }

    private static String names(PolicyBook book) {
        return String.join(", ", book.features().keySet().stream().sorted().toList());
    }

    /** What rules may ask about a request. */
    public static CallFacts facts(Call call, Application application, Feature feature, String dialect, boolean stream) {
        var purpose = call.request().getHeader("x-trustrail-purpose");
        return new CallFacts(
                application.tenant(),
                application.name(),
                feature.name(),
                feature.level().rung(),
                dialect,
                stream,
                purpose == null ? "" : purpose,
                SubjectHeaders.subject(call.request()),
                SubjectHeaders.conversation(call.request()));
    }
}
