package io.trustrail.gateway.review.hooks;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Actor.Right;
import io.trustrail.gateway.review.item.Refused;
import io.trustrail.gateway.review.item.Refused.Why;
import io.trustrail.gateway.review.register.Effects;
import io.trustrail.gateway.review.register.Register;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What people and programs do with webhooks: all of it needs {@link Right#MANAGE}, or fails with {@link Refused}. */
public final class WebhookDesk {

    private static final int MOST_SHOWN = 200;
    private static final String NONE = "There is no such webhook.";

    private final Vertx vertx;
    private final Store store;
    private final Register register;
    private final Secrets secrets;
    private final Clock clock;
    private final HookOptions options;

    public WebhookDesk(
            Vertx vertx, Store store, Register register, SubjectSeal seal, Clock clock, HookOptions options) {
        this.vertx = vertx;
        this.store = store;
        this.register = register;
        this.secrets = new Secrets(seal);
        this.clock = clock;
        this.options = options;
    }

    /** A webhook with how its messages do. */
    public record Overview(Webhook webhook, long pending, long dead) {}

    /**
     * Makes a webhook.
     *
     * @return with the secret, for the only time; fails with {@link IllegalArgumentException}, with a sentence for whoever
     *     wrote the address, if nothing may be sent there
     */
    public Future<NewWebhook> create(Actor actor, String url, Set<HookEvent> events) {
        return allowed(actor)
                .compose(v -> vertx.executeBlocking(() -> prepare(actor, url, events), false))
                .compose(made -> register.make((connection, effects) -> {
                    HookTable.insert(connection, made.hook().webhook(), made.sealed());
                    note(
                            effects,
                            "webhook.created",
                            actor,
                            made.hook().webhook().id());
                    return made.hook();
                }));
    }

    private record Made(NewWebhook hook, byte[] sealed) {}

    private Made prepare(Actor actor, String url, Set<HookEvent> events) {
        var target = Target.of(url, options.privateTargets());
        try {
            target.resolve(options.privateTargets());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no host of this name.", e);
        }
        var id = Outbox.randomId("hook_");
        var secret = Signature.randomSecret();
        var hook = new Webhook(id, url, events, actor.name(), Instant.ofEpochMilli(clock.millis()));
        return new Made(new NewWebhook(hook, secret), secrets.seal(id, secret));
    }

    /** All webhooks, the oldest first. */
    public Future<List<Overview>> list(Actor actor) {
        return allowed(actor)
                .compose(v -> vertx.executeBlocking(() -> store.query(OutboxTable::overviews), false))
                .map(Objects::requireNonNull);
    }

    /** Forgets a webhook, with what was still to be told. */
    public Future<Void> delete(Actor actor, String id) {
        return allowed(actor)
                .compose(v -> register.make((connection, effects) -> {
                    if (!HookTable.delete(connection, id)) {
                        throw new Refused(Why.NOT_FOUND, NONE);
                    }
                    note(effects, "webhook.deleted", actor, id);
                    return true;
                }))
                .mapEmpty();
    }

    /** Messages of a webhook, the newest first. */
    public Future<List<Delivery>> deliveries(Actor actor, String id) {
        return allowed(actor)
                .compose(v -> vertx.executeBlocking(
                        () -> store.query(connection -> {
                            require(connection, id);
                            return OutboxTable.of(connection, id, MOST_SHOWN);
                        }),
                        false))
                .map(Objects::requireNonNull);
    }

    /** Sends what was given up, and at once what waits for its next attempt; how many messages that are. */
    public Future<Integer> retry(Actor actor, String id) {
        return allowed(actor)
                .compose(v -> register.make((connection, effects) -> {
                    require(connection, id);
                    return OutboxTable.revive(connection, id, clock.instant());
                }));
    }

    private static void require(Connection connection, String id) throws SQLException {
        if (HookTable.byId(connection, id).isEmpty()) {
            throw new Refused(Why.NOT_FOUND, NONE);
        }
    }

    private void note(Effects effects, String kind, Actor actor, String id) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("by", actor.name());
        facts.put("webhook", id);
        effects.record(new AuditEvent.Noted(kind, "", clock.instant(), facts));
    }

    private static Future<Void> allowed(Actor actor) {
        return actor.may(Right.MANAGE)
                ? Future.succeededFuture()
                : Future.failedFuture(new Refused(Why.NOT_ALLOWED, "You may not do this."));
    }
}
