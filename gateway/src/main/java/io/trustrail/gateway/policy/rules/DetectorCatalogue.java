package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.guard.Detector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The detectors that policies can name. Immutable: each {@code with} gives a larger catalogue. */
public final class DetectorCatalogue {

    private final Map<String, Factory> factories;
    private final Set<String> categories;

    public DetectorCatalogue() {
        this(Map.of(), Set.of());
    }

    private DetectorCatalogue(Map<String, Factory> factories, Set<String> categories) {
        this.factories = Map.copyOf(factories);
        this.categories = Set.copyOf(categories);
    }

    /** Adds a detector without settings, which all guards share. */
    public DetectorCatalogue with(Detector detector) {
        return with(detector.name(), settings -> detector, detector.categories());
    }

    /** Adds a detector without settings that is made when the first guard names it, and shared from then on. */
    public DetectorCatalogue with(String name, Set<String> found, Supplier<? extends Detector> maker) {
        return with(name, new Lazy(maker), found);
    }

    /** Adds a detector that is made anew for each guard, from the guard's settings. */
    public DetectorCatalogue with(String name, Factory factory) {
        return with(name, factory, Set.of());
    }

    /** Adds a detector that is made anew for each guard, and finds the same whatever the settings are. */
    public DetectorCatalogue with(String name, Factory factory, Set<String> found) {
        var more = new HashMap<>(factories);
        more.put(name, factory);
        var all = new HashSet<>(categories);
        all.addAll(found);
        return new DetectorCatalogue(more, all);
    }

    Map<String, Factory> factories() {
        return factories;
    }

    /** What the detectors without settings can find. */
    Set<String> categories() {
        return categories;
    }

    private static final class Lazy implements Factory {

        private final Supplier<? extends Detector> maker;
        private @Nullable Detector made;

        Lazy(Supplier<? extends Detector> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized Detector create(DetectorSettings settings) {
            var detector = made == null ? maker.get() : made;
            made = detector;
            return detector;
        }
    }

    /** Makes a detector for one guard. */
    @FunctionalInterface
    public interface Factory {

        /**
         * Reads every setting that there may be; one that it does not ask for is reported as unknown.
         *
         * @throws IllegalArgumentException with a sentence for the policy's author, if the settings make no sense
         */
        AnyDetector create(DetectorSettings settings);
    }
}
