package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.api.subjects.ErasureProofs;
import io.trustrail.gateway.api.subjects.SubjectRoutes;
import io.trustrail.gateway.assembly.installation.ReplicaName;
import io.trustrail.gateway.assembly.jobs.Duties;
import io.trustrail.gateway.assembly.jobs.Housekeeping;
import io.trustrail.gateway.audit.commit.CommitPoint;
import io.trustrail.gateway.audit.commit.ReplicaJournals;
import io.trustrail.gateway.audit.retention.JournalCopy;
import io.trustrail.gateway.audit.retention.MetadataTimes;
import io.trustrail.gateway.audit.retention.RecordRetention;
import io.trustrail.gateway.content.ContentStore;
import io.trustrail.gateway.content.ContentWriter;
import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.content.Retention;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.proxy.Keeper;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.ErasureDesk;
import io.trustrail.gateway.subjects.Erasures;
import io.trustrail.gateway.subjects.SubjectExport;
import io.trustrail.gateway.subjects.SubjectNumbers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.stream.Collectors;

/** What a running gateway keeps about people, and how that ends. */
record PeopleData(
        Vertx vertx,
        SubjectNumbers numbers,
        ContentWriter content,
        ErasureDesk erasures,
        SubjectExport export,
        ErasureProofs proofs,
        Housekeeping housekeeping) {

    static PeopleData of(Vertx vertx, Ground ground, GatewayOptions options, MeterRegistry registry) {
        var clock = Clock.systemUTC();
        var data = options.data();
        var store = ground.store();
        var seal = ground.seal();
        var rooms = Keepsakes.rooms(store, seal);
        var contents = new ContentStore(store, seal, clock);
        var numbers = new SubjectNumbers(vertx, seal);
        var erasures = new Erasures(store, seal, rooms, clock);
        var desk = new ErasureDesk(vertx, erasures, ground.journal(), numbers, registry, clock);
        return new PeopleData(
                vertx,
                numbers,
                new ContentWriter(contents, ground.journal(), registry, clock),
                desk,
                new SubjectExport(seal, rooms, data, clock),
                new ErasureProofs(vertx, ground.index()),
                new Housekeeping(
                        vertx,
                        new Retention(store, contents, clock),
                        RecordRetention.of(
                                data,
                                ground.index(),
                                times(ground.policy()),
                                options.environment(),
                                journalInDatabase(options, store),
                                clock),
                        desk,
                        ground.journal(),
                        new Duties(vertx, store),
                        registry));
    }

    /** Forgets what the database has of this gateway's journal. */
    private static JournalCopy journalInDatabase(GatewayOptions options, Store store) {
        if (!CommitPoint.isDatabase(options.environment())) {
            return JournalCopy.NONE;
        }
        var journals = new ReplicaJournals(store);
        return before -> journals.forget(ReplicaName.of(options.data(), options.environment()), before);
    }

    /** By feature of the policy in force. */
    private static MetadataTimes times(LivePolicy policy) {
        return new MetadataTimes(() -> policy.current().features().values().stream()
                .collect(Collectors.toMap(
                        Feature::name, feature -> feature.keep().metadata())));
    }

    void start() {
        content.start();
        housekeeping.start();
    }

    /** What calls need of it. */
    Keeper keeper() {
        return new Keeper() {
            @Override
            public Future<String> number(Subject person) {
                return numbers.number(person);
            }

            @Override
            public void keep(Draft.Finished kept) {
                content.submit(kept);
            }
        };
    }

    SubjectRoutes routes() {
        return new SubjectRoutes(vertx, erasures, export, proofs);
    }

    Future<Void> close() {
        return housekeeping.close().eventually(this::closeContent);
    }

    private Future<Void> closeContent() {
        return vertx.<Boolean>executeBlocking(
                        () -> {
                            content.close();
                            return true;
                        },
                        false)
                .mapEmpty();
    }
}
