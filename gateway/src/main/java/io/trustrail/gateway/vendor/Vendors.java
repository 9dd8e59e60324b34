package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.assessment.Gap;
import io.trustrail.gateway.policy.assessment.Need;
import io.trustrail.gateway.policy.assessment.Standing;
import io.trustrail.gateway.vendor.resilience.WeightedDraw;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gets replies from LLM vendors. Thread-safe. Knows no vendor before the first {@link #reconcile}. */
public final class Vendors {

    private final Vertx vertx;
    private final int eventLoops;
    private final VendorEvents events;
    private final Supplier<RandomGenerator> random;
    private final InstantSource clock;
    private volatile Map<String, Lane> lanes = Map.of();
    private volatile Assessments assessments = Assessments.NONE;

    /**
     * Opens nothing yet.
     *
     * @param eventLoops on how many event loops calls are going to start, 1 or more; each gets connections of its own
     */
    public Vendors(Vertx vertx, int eventLoops, VendorEvents events) {
        this(vertx, eventLoops, events, ThreadLocalRandom::current, InstantSource.system());
    }

    /** With another source of chance than the usual one, and another clock; both are asked on the thread that needs them. */
    Vendors(Vertx vertx, int eventLoops, VendorEvents events, Supplier<RandomGenerator> random, InstantSource clock) {
        this.clock = clock;
        this.vertx = vertx;
        this.eventLoops = eventLoops;
        this.events = events;
        this.random = random;
    }

    /**
     * Follows a new policy. A vendor whose description is the same keeps its connections, breakers and limits; others get
     * new ones. Calls under way end as they began, after which the connections of old vendors are closed; but the new
     * assessments count for them, too, wherever they ask the next time.
     *
     * <p>Reads CA files, so not for event loops; not for verticles either, with whose end the connections would close.
     *
     * @throws IllegalArgumentException if a vendor can't be called as it is described, with the field and the fix; nothing
     *     has changed then
     */
    public synchronized void reconcile(PolicyBook book) {
        Map<String, Lane> before = lanes;
        Map<String, Lane> after = new HashMap<>();
        try {
            book.vendors().values().forEach(spec -> after.put(spec.name(), laneFor(spec, before)));
        } catch (IllegalArgumentException unusable) {
            retire(after, before);
            throw unusable;
        }
        lanes = Map.copyOf(after);
        assessments = book.assessments();
        retire(before, after);
    }

    /** As {@link #call(Feature, VendorCall, Outgoing, Cancellation)}, for callers that always wait for the reply. */
    public Future<VendorReply> call(Feature feature, VendorCall call, Outgoing outgoing) {
        return call(feature, call, outgoing, new Cancellation());
    }

    /**
     * Sends a request to the feature's targets, one after the other, until one has replied.
     *
     * <p>A reply of any status but 401 and 403 is a reply. Statuses 408, 425, 429 and 5xx are one only if no retry and no
     * other target is left. The future completes on the calling context with the reply's head. It fails with
     *
     * <ul>
     *   <li>a {@link VendorFailure} of the last vendor that was tried, if none replied at all,
     *   <li>{@link VendorFailure.Kind#CREDENTIALS} as soon as a vendor answers 401 or 403,
     *   <li>{@link VendorFailure.Kind#CANCELLED} after a cancellation,
     *   <li>{@link NotAssessed} if no target was asked, or asked again, because no vendor qualifies,
     *   <li>the failure of {@code outgoing}, as it is.
     * </ul>
     *
     * @param cancellation ends the call at any time, also after it has replied
     */
    public Future<VendorReply> call(Feature feature, VendorCall call, Outgoing outgoing, Cancellation cancellation) {
        WeightedDraw<TargetSpec> targets = eligible(feature.targets(), call.dialect());
        Need need = feature.need(call.application(), call.data());
        return new Dispatch(this, vertx.getOrCreateContext(), feature.name(), need, targets, call, outgoing)
                .start(cancellation);
    }

    /**
     * Sends a request to one target and to no other: as {@link #call(Feature, VendorCall, Outgoing, Cancellation)}, with its
     * retries, limits and assessments.
     */
    public Future<VendorReply> callOnly(
            Target target, Feature feature, VendorCall call, Outgoing outgoing, Cancellation cancellation) {
        var only = List.of(new TargetSpec(target.vendor().name(), target.model(), 1));
        Need need = feature.need(call.application(), call.data());
        var targets = eligible(only, call.dialect());
        return new Dispatch(this, vertx.getOrCreateContext(), feature.name(), need, targets, call, outgoing)
                .start(cancellation);
    }

    /** Closes all connections; calls under way break off. */
    public synchronized Future<Void> close() {
        Map<String, Lane> before = lanes;
        lanes = Map.of();
        return Future.join(before.values().stream().map(Lane::close).toList()).mapEmpty();
    }

    /** A vendor's lane to be {@linkplain Lane#leave left} later, or {@code null} if there is no such vendor any more. */
    @Nullable Lane enter(String vendor) {
        Lane lane = lanes.get(vendor);
        while (lane != null && !lane.enter()) {
            lane = lanes.get(vendor);
        }
        return lane;
    }

    /** What the assessment of a target is worth now. */
    public Standing standing(Target target) {
        return assessments.standing(target.vendor().name(), target.model(), clock.instant());
    }

    /** Why a target may not get a call now, by the assessments in force now. */
    Optional<Gap> gap(Target target, Need need) {
        return assessments.gap(target.vendor().name(), target.model(), need, clock.instant());
    }

    Vertx vertx() {
        return vertx;
    }

    VendorEvents events() {
        return events;
    }

    RandomGenerator random() {
        return random.get();
    }

    private WeightedDraw<TargetSpec> eligible(List<TargetSpec> targets, String dialect) {
        Map<String, Lane> known = lanes;
        WeightedDraw<TargetSpec> eligible = new WeightedDraw<>();
        for (TargetSpec target : targets) {
            Lane lane = known.get(target.vendor());
            if (lane != null && lane.spec().dialects().contains(dialect)) {
                eligible.add(target, target.weight());
            }
        }
        return eligible;
    }

    private Lane laneFor(VendorSpec spec, Map<String, Lane> known) {
        Lane lane = known.get(spec.name());
        return lane != null && lane.spec().equals(spec) ? lane : new Lane(vertx, spec, eventLoops, events);
    }

    private static void retire(Map<String, Lane> from, Map<String, Lane> except) {
        from.values().stream().filter(lane -> !except.containsValue(lane)).forEach(Lane::retire);
    }
}
