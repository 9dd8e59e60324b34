package io.trustrail.gateway.proxy.call;

import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.content.KeptFinding;
import io.trustrail.gateway.dialect.Usage;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.metrics.trace.CallTrace;
import io.trustrail.gateway.privacy.Restorer;
import io.trustrail.gateway.vendor.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a call will tell. Steps only write here; nothing is steered by it. Used by one thread at a time.
 */
public final class Ledger {

    private final Tally prompt = new Tally();
    private final Tally reply = new Tally();
    private final GroundsTally grounds = new GroundsTally();
    private String tenant = "";
    private String application = "";
    private String feature = "";
    private int level;
    private String policyHash = "";
    private String subject = "";
    private @Nullable Draft draft;
    private boolean opened;
    private @Nullable Target target;
    private int attempts;
    private String coverage = "none";
    private Usage usage = Usage.UNKNOWN;
    private Usage further = Usage.UNKNOWN;
    private boolean counted;
    private Looked looked = Looked.NOT;
    private long vendorStart;
    private long firstByte;
    private long guardNanos;
    private long replyGuardNanos;
    private CallTrace trace = CallTrace.NONE;

    /** What was found in one direction. */
    public static final class Tally {
        private final Map<String, Integer> findings = new TreeMap<>();
        private final List<String> failed = new ArrayList<>(0);
        private Action verdict = Action.ALLOW;
        private @Nullable List<KeptFinding> kept;
        private int restoreMisses;
        private int texts;

        /** From now on, findings are kept one by one. */
        public void keepFindings() {
            kept = new ArrayList<>();
        }

        /** What was kept, text by text. */
        public List<KeptFinding> kept() {
            return kept == null ? List.of() : kept;
        }

        public void add(Verdict made, int from, int to) {
            verdict = verdict.or(made.action());
            for (var name : made.unrun()) {
                if (!failed.contains(name)) {
                    failed.add(name);
                }
            }
            for (var finding : made.findings()) {
                if (finding.start() >= from && finding.start() < to) {
                    count(finding);
                    keep(finding);
                }
            }
            texts++;
        }

        private void keep(Finding it) {
            if (kept != null) {
                kept.add(new KeptFinding(texts, it.category(), it.start(), it.end(), it.score()));
            }
        }

        private void count(Finding finding) {
            if (finding.category().equals(Restorer.RESTORE_MISS)) {
                restoreMisses++;
            } else {
                findings.merge(finding.category(), 1, Integer::sum);
            }
        }

        public Map<String, Integer> findings() {
            return findings;
        }

        public List<String> failed() {
            return failed;
        }

        public Action verdict() {
            return verdict;
        }

        public int restoreMisses() {
            return restoreMisses;
        }
    }

    public Tally prompt() {
        return prompt;
    }

    public Tally reply() {
        return reply;
    }

    /** Why it may go out, or may not. */
    public GroundsTally grounds() {
        return grounds;
    }

    public void caller(String tenantName, String applicationName) {
        this.tenant = tenantName;
        this.application = applicationName;
    }

    public void feature(String name, int privacyLevel, String hash) {
        this.feature = name;
        this.level = privacyLevel;
        this.policyHash = hash;
    }

    public void subject(String number) {
        this.subject = number;
    }

    public void draft(Draft content) {
        this.draft = content;
    }

    public void sentTo(Target next) {
        this.target = next;
    }

    public void opened(long nanos) {
        this.opened = true;
        this.vendorStart = nanos;
    }

    public void answered(Target by, int requests, long nanos) {
        this.target = by;
        this.attempts = requests;
        this.firstByte = nanos;
    }

    public void coverage(String told) {
        this.coverage = told;
    }

    public void usage(Usage counted) {
        this.usage = usage.then(counted);
    }

    /** A further answer of the same model was counted. */
    public void countedAgain(Usage more) {
        this.further = further.plus(more);
    }

    /** The vendor counts no more: what was counted is all. */
    public void counted() {
        this.counted = true;
    }

    public boolean isCounted() {
        return counted;
    }

    public void looked(Looked told) {
        this.looked = told;
    }

    public Looked looked() {
        return looked;
    }

    public void guarded(long startNanos, long endNanos) {
        this.guardNanos += endNanos - startNanos;
        trace.guarded(startNanos, endNanos);
    }

    public void traced(CallTrace by) {
        this.trace = by;
    }

    public CallTrace trace() {
        return trace;
    }

    public void replyGuarded(long nanos) {
        this.replyGuardNanos += nanos;
    }

    public String tenant() {
        return tenant;
    }

    public String application() {
        return application;
    }

    public String feature() {
        return feature;
    }

    int level() {
        return level;
    }

    public String policyHash() {
        return policyHash;
    }

    /** The number that stands for the person; empty if the call names nobody. */
    public String subject() {
        return subject;
    }

    /** The content that is to be kept; null if nothing is. */
    public @Nullable Draft draft() {
        return draft;
    }

    public boolean isOpened() {
        return opened;
    }

    public String vendor() {
        return target == null ? "" : target.vendor().name();
    }

    public String model() {
        return target == null ? "" : target.model();
    }

    public int attempts() {
        return attempts;
    }

    public String coverage() {
        return coverage;
    }

    /** What was counted, for the answer and all further ones. */
    public Usage usage() {
        return usage.plus(further);
    }

    /** When the first target could be asked, 0 if the call didn't come that far. */
    public long vendorStart() {
        return vendorStart;
    }

    public long firstByte() {
        return firstByte;
    }

    public long guardNanos() {
        return guardNanos;
    }

    public long replyGuardNanos() {
        return replyGuardNanos;
    }
}
