package io.trustrail.gateway.assembly.policies;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.yaml.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what became of changed policy files, writes it down, and passes a good policy on. */
public record PolicyNews(Consumer<PolicyBook> use, Journal journal) implements LivePolicy.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyNews.class);

    /* Written before the first call's record that names it. No call that goes by it meets the vendors of the one before. */
    @Override
    public void coming(PolicyBook book) {
        journal.appendLater(announced("policy.changed", book));
        use.accept(book);
    }

    /** The event that a policy comes into force. */
    public static AuditEvent announced(String kind, PolicyBook book) {
        return new AuditEvent.Noted(kind, "", Instant.now(), Map.of("policyHash", book.hash()));
    }

    @Override
    public void loaded(PolicyBook book, List<Problem> warnings) {
        LOG.atInfo().addKeyValue("policy", book.hash()).log("a new policy is in force");
    }

    @Override
    public void refused(List<Problem> problems) {
        journal.appendLater(new AuditEvent.Noted(
                "policy.refused", "", Instant.now(), Map.of("problems", Integer.toString(problems.size()))));
        problems.forEach(problem -> LOG.warn("the changed policy can't be used, the last good one stays: {}", problem));
    }
}
