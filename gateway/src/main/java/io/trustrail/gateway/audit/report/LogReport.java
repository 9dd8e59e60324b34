package io.trustrail.gateway.audit.report;

import io.trustrail.gateway.audit.log.leaf.Leaf;
import io.trustrail.gateway.audit.log.proof.Prover;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a report of a period as one page of HTML that needs nothing else and prints well. */
public final class LogReport {

    private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem"
            + " auto;padding:0"
            + " 1rem;color:#1b1f24;background:#fff}h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px"
            + " solid"
            + " #c9d1d9;break-after:avoid}h3{font-size:1rem;break-after:avoid}table{border-collapse:collapse;width:100%;font-size:13px}td,th{text-align:left;padding:.2rem"
            + " .6rem .2rem 0;vertical-align:top;border-bottom:1px solid"
            + " #eaeef2;overflow-wrap:anywhere}svg{max-width:100%;height:auto;break-inside:avoid}svg rect{fill:#2f6f9f}svg"
            + " text{font-size:12px;fill:#1b1f24}svg .name{text-anchor:end}.changes"
            + " td:nth-child(-n+2){white-space:nowrap}.warning{border-left:4px solid #9a6700;padding:.4rem"
            + " .8rem;background:#fff8e5}.none{color:#57606a;"
            + "font-size:13px}pre{background:#f6f8fa;padding:.6rem;overflow-x:auto;white-space:pre-wrap;font-size:12px}.big{font-size:1.4rem;font-weight:600;text-align:right}@media"
            + " print{body{margin:0;max-width:none;font-size:11pt}@page{margin:16mm}}";

    private final StringBuilder out = new StringBuilder();

    private LogReport() {}

    /**
     * The report of a log. Reads every leaf up to the log's checkpoint.
     *
     * @param from first time
     * @param to first time that is left out
     * @param made when the report is made
     * @throws IOException if the log can't be read
     */
    public static String of(Prover log, Instant from, Instant to, Instant made) throws IOException {
        var figures = new Figures(from, to);
        log.forEach((index, leaf) -> figures.follow(Leaf.fields(leaf)));
        var report = new LogReport();
        report.begin(from, to, made, log, figures);
        report.calls(figures);
        report.findings(figures);
        report.reviews(figures.reviews());
        report.fairness(figures.fairness());
        report.incidents(figures);
        report.changes(figures);
        report.end(log);
        return report.out.toString();
    }

    private void begin(Instant from, Instant to, Instant made, Prover log, Figures figures) throws IOException {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>Audit report</title><style>" + STYLE
                + "</style></head><body>\n");
        out.append("<h1>Audit report</h1>\n<p>")
                .append(from)
                .append(" to ")
                .append(to)
                .append(", made ")
                .append(made)
                .append(".<br>Every figure is computed from ")
                .append(figures.leaves())
                .append(" leaves of the transparency log, up to leaf ")
                .append(log.size() - 1)
                .append(". Its checkpoint is at the end.</p>\n");
        forgotten(log.first(), figures.first());
        var totals = new LinkedHashMap<String, Long>();
        totals.put("calls sent to vendors", figures.sent().total());
        totals.put("calls blocked before", figures.refused().total());
        totals.put("answers reviewed", (long) figures.reviews().decided());
        totals.put("crashed calls", figures.crashed());
        totals.put("input tokens", figures.inputTokens());
        totals.put("output tokens", figures.outputTokens());
        table(totals);
    }

    /* What retention removed is not zero: it can't be counted any more. */
    private void forgotten(long leaves, @Nullable Instant first) {
        if (leaves > 0) {
            out.append("<p class=\"warning\"><strong>The log's beginning is gone.</strong> Retention removed the"
                            + " first ")
                    .append(String.format(Locale.ROOT, "%,d", leaves))
                    .append(" leaves, as an entry <code>retention.pruned</code> announced. ")
                    .append(first == null ? "Nothing older than the log's end" : "Nothing before " + first)
                    .append(" is counted here, whatever period the report is of.</p>\n");
        }
    }

    private void table(Map<String, Long> rows) {
        out.append("<table>");
        rows.forEach((name, value) -> out.append("<tr><td>")
                .append(Charts.escape(name))
                .append("</td><td class=\"big\">")
                .append(String.format(Locale.ROOT, "%,d", value))
                .append("</td></tr>"));
        out.append("</table>\n");
    }

    private void title(String text) {
        out.append("<h2>").append(text).append("</h2>\n");
    }

    private void chart(String text, Counts counts) {
        out.append("<h3>").append(Charts.escape(text)).append("</h3>\n").append(Charts.bars(counts.byCount()));
    }

    private void calls(Figures figures) {
        title("Calls");
        out.append("<h3>Sent to vendors, by day (UTC)</h3>\n")
                .append(Charts.columns(figures.sent().byName()));
        if (!figures.refused().isEmpty()) {
            out.append("<h3>Blocked before they were sent, by day (UTC)</h3>\n")
                    .append(Charts.columns(figures.refused().byName()));
        }
        chart("By application", figures.applications());
        chart("By vendor, with those sent to another one", figures.vendors());
        chart("How they ended", figures.outcomes());
    }

    private void findings(Figures figures) {
        title("Personal data and verdicts");
        out.append(
                "<p class=\"none\">Findings in requests, by the vendor that the request was opened for. What became of"
                        + " them, such as a pseudonym, is the policy's: see the policy that each call names.</p>\n");
        figures.categories().forEach((vendor, counts) -> chart("Findings in requests to " + vendor, counts));
        chart("Verdicts on requests that were sent", figures.requestVerdicts());
        chart("Verdicts when calls ended", figures.replyVerdicts());
    }

    private void reviews(Reviews reviews) {
        title("Reviews");
        chart("Outcomes", reviews.outcomes());
        chart("Steps on the way", reviews.steps());
        if (reviews.decided() > 0) {
            out.append("<p>Half of them took at most ")
                    .append(words(reviews.time(0.5)))
                    .append(", nine in ten at most ")
                    .append(words(reviews.time(0.9)))
                    .append(". ")
                    .append(reviews.stillOpen())
                    .append(" were open at the end.</p>\n");
        }
    }

    private void fairness(Fairness fairness) {
        title("Fairness and drift");
        if (fairness.audits().isEmpty()) {
            out.append("<p class=\"none\">No feature was audited for fairness.</p>\n");
        } else {
            out.append("<p class=\"none\">The largest gap between groups by measure, as a fraction, with the trait by"
                    + " which groups differ and the group that is worst off; and how many gaps are above their"
                    + " limit and surely no chance.</p>\n");
            rows("largest gaps", fairness.audits());
        }
        if (!fairness.drifts().isEmpty()) {
            out.append("<h3>Calls that began to differ from those before</h3>\n");
            rows("what moved", fairness.drifts());
        }
    }

    private void rows(String head, List<Fairness.Row> rows) {
        out.append("<table><tr><th>time</th><th>feature</th><th>warnings</th><th>")
                .append(head)
                .append("</th></tr>\n");
        rows.forEach(row -> out.append("<tr><td>")
                .append(row.at())
                .append("</td><td>")
                .append(Charts.escape(row.feature()))
                .append("</td><td>")
                .append(Charts.escape(row.warnings()))
                .append("</td><td>")
                .append(Charts.escape(row.figures()))
                .append("</td></tr>\n"));
        out.append("</table>\n");
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private void incidents(Figures figures) {
        title("Incidents");
        var incidents = new LinkedHashMap<String, Long>();
        incidents.put("calls that a crash ended", figures.crashed());
        incidents.put("requests and replies that went on although a guard could not run", figures.failedOpen());
        table(incidents);
        chart("Guards that could not run", figures.guardFailures());
    }

    private void changes(Figures figures) {
        title("People's rights");
        chart("Consents, requests and erasures", figures.people());
        title("Changes of policies, vendors, keys and users");
        if (figures.changes().isEmpty()) {
            out.append("<p class=\"none\">None.</p>\n");
        } else {
            out.append("<table class=\"changes\"><tr><th>time</th><th>what</th><th>facts</th></tr>\n");
            figures.changes().forEach(this::change);
            out.append("</table>\n");
        }
        if (figures.changeCount() > figures.changes().size()) {
            out.append("<p class=\"none\">And ")
                    .append(figures.changeCount() - figures.changes().size())
                    .append(" more: see audit export.</p>\n");
        }
        chart("Other events", figures.others());
    }

    private void change(Figures.Change change) {
        out.append("<tr><td>")
                .append(change.at())
                .append("</td><td>")
                .append(Charts.escape(change.kind()))
                .append("</td><td>")
                .append(Charts.escape(change.what()))
                .append("</td></tr>\n");
    }

    private void end(Prover log) {
        title("Checkpoint");
        out.append(
                "<p>The log is sound as far as this checkpoint if <code>trustrail audit verify --since</code> says so"
                        + " with a file of exactly this text:</p>\n<pre>");
        out.append(Charts.escape(log.checkpoint()));
        out.append("</pre>\n</body></html>\n");
    }
}
