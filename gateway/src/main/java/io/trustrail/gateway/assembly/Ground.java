package io.trustrail.gateway.assembly;

import io.trustrail.gateway.assembly.installation.Demo;
import io.trustrail.gateway.assembly.installation.OwnerDirectory;
import io.trustrail.gateway.assembly.installation.Ports;
import io.trustrail.gateway.assembly.installation.ReplicaName;
import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.assembly.policies.PolicyNews;
import io.trustrail.gateway.assembly.policies.PolicyUnusable;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.JournalFeed;
import io.trustrail.gateway.audit.log.LogOptions;
import io.trustrail.gateway.audit.log.TransparencyLog;
import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.label.publish.LabelNote;
import io.trustrail.gateway.label.publish.SharedLabelKey;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.policy.models.ScreeningModels;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PseudonymKey;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Database;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a gateway stands on: its files, opened in an order in which nothing is left open when one of them fails. */
record Ground(
        Operators operators,
        ScreeningModels models,
        LivePolicy policy,
        Journal journal,
        TransparencyLog log,
        LogIndex index,
        Store store,
        SubjectSeal seal,
        LogKey labelKey) {

    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

    /** Opens everything. Blocks. */
    static Ground lay(Vertx vertx, GatewayOptions options) throws IOException {
        OwnerDirectory.create(options.data());
        var operators = new Operators(PseudonymKey.load(options.data(), options.environment()));
        var models = new ScreeningModels(false);
        var policy = policy(options, operators, Detectors.catalogue(() -> vertx, models));
        var replica = ReplicaName.of(options.data(), options.environment());
        var commitPoint = CommitPoint.of(options.environment(), replica);
        var journal = Journal.open(vertx, options.data().resolve("journal"), JournalOptions.DEFAULT, commitPoint);
        journal.unclosed()
                .forEach(crashed -> LOG.atWarn()
                        .addKeyValue("call", crashed.call())
                        .addKeyValue("openedAt", crashed.openedAt())
                        .log("a call was open when the process ended"));
        journal.appendLater(PolicyNews.announced("policy.loaded", policy.current()));
        try {
            var index = new LogIndex(options.data());
            var log = log(vertx, options, journal, index);
            return furnish(options, operators, models, policy, journal, log, index);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static TransparencyLog log(Vertx vertx, GatewayOptions options, Journal journal, LogIndex index)
            throws IOException {
        var feed = new JournalFeed(options.data().resolve("journal"), journal::lastDurable);
        return TransparencyLog.open(
                vertx,
                LogOptions.of(
                        options.data().resolve("log"), options.environment().getOrDefault(LogOptions.ORIGIN, "")),
                feed,
                size -> index.follow());
    }

    private static Ground furnish(
            GatewayOptions options,
            Operators operators,
            ScreeningModels models,
            LivePolicy policy,
            Journal journal,
            TransparencyLog log,
            LogIndex index)
            throws IOException {
        @Nullable Store store = null;
        try {
            Ports.forget(options.data());
            store = Store.open(options.data(), options.environment());
            var keyset = KeysetSource.of(options.data(), options.environment());
            var seal = SubjectSeal.open(store, keyset, Clock.systemUTC());
            if (options.demo()) {
                Demo.createIfEmpty(options.data(), store);
            }
            var labelKey = Database.from(options.environment()).isPresent()
                    ? SharedLabelKey.of(store, seal, log.origin())
                    : LabelNote.key(options.data(), log.origin());
            return new Ground(operators, models, policy, journal, log, index, store, seal, labelKey);
        } catch (IOException | RuntimeException e) {
            log.close();
            if (store != null) {
                store.close();
            }
            throw e;
        }
    }

    private static LivePolicy policy(GatewayOptions options, Operators operators, DetectorCatalogue detectors) {
        var loader = new PolicyLoader(detectors, operators, Detectors.dialects());
        var loaded = loader.load(options.policies(), options.environment());
        if (loaded.book().isEmpty()) {
            throw new PolicyUnusable(options.policies(), loaded.problems());
        }
        return new LivePolicy(loader, options.policies(), options.environment(), loaded);
    }

    Future<Void> close() {
        policy.close();
        return journal.close().eventually(log::close).onComplete(closed -> store.close());
    }
}
