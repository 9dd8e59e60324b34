package io.trustrail.gateway.trust.inventory;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.assessment.DataClasses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which applications, features, categories and vendors there are. A decision or a rule about one that is not there would
 * change nothing, and whoever made it would think that it does; so they are refused with {@link UnknownName}.
 *
 * <p>What was counted stays a name that may be used, even if the policy does not have it any more.
 */
public final class FlowNames {

    /** Says that what was found is no data at all. */
    public static final String NONE = "NONE";

    static final String APPLICATION = "application";
    static final String FEATURE = "feature";
    static final String CATEGORY = "category";
    static final String VENDOR = "vendor";
    static final String AS = "as";

    private final Vertx vertx;
    private final Inventory inventory;
    private final Supplier<PolicyBook> policy;
    private final Supplier<Set<String>> applications;

    /**
     * @param policy the one in force
     * @param applications those with a key, as {@link Inventory#application} calls them; may block
     */
    public FlowNames(
            Vertx vertx, Inventory inventory, Supplier<PolicyBook> policy, Supplier<Set<String>> applications) {
        this.vertx = vertx;
        this.inventory = inventory;
        this.policy = policy;
        this.applications = applications;
    }

    /** The same decision, or a failure with {@link UnknownName}. */
    public Future<Verdict> check(Verdict verdict) {
        return known().map(known -> {
            ask(APPLICATION, verdict.application(), known.applications());
            ask(FEATURE, verdict.feature(), known.features());
            ask(CATEGORY, verdict.category(), known.categories());
            var others = new TreeSet<>(known.categories());
            others.add(NONE);
            ask(AS, verdict.as(), others);
            return verdict;
        });
    }

    /** The same rule, or a failure with {@link UnknownName}. */
    public Future<BlockRule> check(BlockRule rule) {
        return known().map(known -> {
            ask(APPLICATION, rule.application(), known.applications());
            // A rule is a part of the policy: what the policy does not know would keep all of it from being loaded.
            var book = policy.get();
            var categories = new TreeSet<>(book.rungs().categories());
            categories.add(DataClasses.MEDIA);
            ask(CATEGORY, rule.category(), categories);
            ask(VENDOR, rule.vendor(), book.vendors().keySet());
            return rule;
        });
    }

    /** All categories of the policy in force. */
    public Set<String> categories() {
        return policy.get().rungs().categories();
    }

    private static void ask(String field, String name, Set<String> names) {
        if (!names.contains(name)) {
            throw new UnknownName(field, names);
        }
    }

    private record Known(Set<String> applications, Set<String> features, Set<String> categories) {}

    private Future<Known> known() {
        return inventory
                .rows()
                .compose(rows -> vertx.executeBlocking(applications::get, false).map(keyed -> {
                    var book = policy.get();
                    return new Known(
                            with(keyed, rows, Flow::application),
                            with(book.features().keySet(), rows, Flow::feature),
                            with(book.rungs().categories(), rows, Flow::category));
                }));
    }

    private static Set<String> with(Set<String> names, List<Inventory.Row> rows, Function<Flow, String> part) {
        var all = new TreeSet<>(names);
        rows.forEach(row -> all.add(part.apply(row.flow())));
        return all;
    }
}
