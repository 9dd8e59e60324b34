package io.trustrail.gateway.proxy;

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
final class Ledger {

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
    private Looked looked = Looked.NOT;
    private long vendorStart;
    private long firstByte;
    private long guardNanos;
    private long replyGuardNanos;
    private CallTrace trace = CallTrace.NONE;

    /** What was found in one direction. */
    static final class Tally {
        private final Map<String, Integer> findings = new TreeMap<>();
        private final List<String> failed = new ArrayList<>(0);
        private Action verdict = Action.ALLOW;
        private @Nullable List<KeptFinding> kept;
        private int restoreMisses;
        private int texts;

        /** From now on, findings are kept one by one. */
        void keepFindings() {
            kept = new ArrayList<>();
        }

        /** What was kept, text by text. */
        List<KeptFinding> kept() {
            return kept == null ? List.of() : kept;
        }

        void add(Verdict made, int from, int to) {
            verdict = verdict.or(made.action());
            for (var name : made.failed()) {
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

        Map<String, Integer> findings() {
            return findings;
        }

        List<String> failed() {
            return failed;
        }

        Action verdict() {
            return verdict;
        }

        int restoreMisses() {
            return restoreMisses;
        }
    }

    Tally prompt() {
        return prompt;
    }

    Tally reply() {
        return reply;
    }

    /** Why it may go out, or may not. */
    GroundsTally grounds() {
        return grounds;
    }

    void caller(String tenantName, String applicationName) {
        this.tenant = tenantName;
        this.application = applicationName;
    }

    void feature(String name, int privacyLevel, String hash) {
        this.feature = name;
        this.level = privacyLevel;
        this.policyHash = hash;
    }

    void subject(String number) {
        this.subject = number;
    }

    void draft(Draft content) {
        this.draft = content;
    }

    void sentTo(Target next) {
        this.target = next;
    }

    void opened(long nanos) {
        this.opened = true;
        this.vendorStart = nanos;
    }

    void answered(Target by, int requests, long nanos) {
        this.target = by;
        this.attempts = requests;
        this.firstByte = nanos;
    }

    void coverage(String told) {
        this.coverage = told;
    }

    void usage(Usage counted) {
        this.usage = usage.then(counted);
    }

    void looked(Looked told) {
        this.looked = told;
    }

    Looked looked() {
        return looked;
    }

    void guarded(long startNanos, long endNanos) {
        this.guardNanos += endNanos - startNanos;
        trace.guarded(startNanos, endNanos);
    }

    void traced(CallTrace by) {
        this.trace = by;
    }

    CallTrace trace() {
        return trace;
    }

    void replyGuarded(long nanos) {
        this.replyGuardNanos += nanos;
    }

    String tenant() {
        return tenant;
    }

    String application() {
        return application;
    }

    String feature() {
        return feature;
    }

    int level() {
        return level;
    }

    String policyHash() {
        return policyHash;
    }

    /** The number that stands for the person; empty if the call names nobody. */
    String subject() {
        return subject;
    }

    /** The content that is to be kept; null if nothing is. */
    @Nullable
    Draft draft() {
        return draft;
    }

    boolean isOpened() {
        return opened;
    }

    String vendor() {
        return target == null ? "" : target.vendor().name();
    }

    String model() {
        return target == null ? "" : target.model();
    }

    int attempts() {
        return attempts;
    }

    String coverage() {
        return coverage;
    }

    Usage usage() {
        return usage;
    }

    /** When the first target could be asked, 0 if the call didn't come that far. */
    long vendorStart() {
        return vendorStart;
    }

    long firstByte() {
        return firstByte;
    }

    long guardNanos() {
        return guardNanos;
    }

    long replyGuardNanos() {
        return replyGuardNanos;
    }
}
