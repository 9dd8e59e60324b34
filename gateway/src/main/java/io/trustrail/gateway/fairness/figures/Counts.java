package io.trustrail.gateway.fairness.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to the texts of each group. For one thread at a time. */
public final class Counts {

    private final Map<Cell, Share> groups = new HashMap<>();
    private final Map<Cell, Share> twins = new HashMap<>();
    /** All groups that differ by the same, by a cell without a group. */
    private final Map<Cell, Share> all = new HashMap<>();

    /**
     * Counts one text.
     *
     * @param twin whether it is one that its group is compared with
     * @param happened whether the bad thing happened
     */
    public void add(Cell cell, boolean twin, boolean happened) {
        var one = Share.NONE.and(happened);
        (twin ? twins : groups).merge(cell, one, Share::plus);
        if (!twin) {
            all.merge(cell.anyGroup(), one, Share::plus);
        }
    }

    /** Takes over what another one counted. */
    public void addAll(Counts other) {
        other.groups.forEach((cell, share) -> groups.merge(cell, share, Share::plus));
        other.twins.forEach((cell, share) -> twins.merge(cell, share, Share::plus));
        other.all.forEach((cell, share) -> all.merge(cell, share, Share::plus));
    }

    /** The share of every group, in each language and in all together. */
    public Map<Cell, Share> shares() {
        var shares = new HashMap<>(groups);
        groups.forEach((cell, share) -> {
            if (!cell.language().isEmpty()) {
                shares.merge(cell.pooled(), share, Share::plus);
            }
        });
        return shares;
    }

    /** The gap of every group that there is something to compare with, in each language and in all together; largest first. */
    public List<Gap> gaps(Limits limits) {
        var others = new HashMap<Cell, Share>();
        groups.forEach((cell, share) -> {
            var compared = others(cell, share);
            others.merge(cell, compared, Share::plus);
            if (!cell.language().isEmpty()) {
                others.merge(cell.pooled(), compared, Share::plus);
            }
        });
        var gaps = new ArrayList<Gap>();
        shares().forEach((cell, share) -> {
            var compared = others.getOrDefault(cell, Share.NONE);
            if (compared.texts() > 0) {
                gaps.add(Gap.of(cell, share, compared, limits.of(cell.measure())));
            }
        });
        gaps.sort(Gap.LARGEST_FIRST);
        return gaps;
    }

    private Share others(Cell cell, Share share) {
        var compared = twins.get(cell);
        return compared == null ? all.getOrDefault(cell.anyGroup(), Share.NONE).minus(share) : compared;
    }
}
