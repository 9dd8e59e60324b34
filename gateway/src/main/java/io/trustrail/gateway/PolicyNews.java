package io.trustrail.gateway;

import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.yaml.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what became of changed policy files, and passes a good policy on. */
record PolicyNews(Consumer<PolicyBook> use) implements LivePolicy.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyNews.class);

    @Override
    public void loaded(PolicyBook book, List<Problem> warnings) {
        use.accept(book);
        LOG.atInfo().addKeyValue("policy", book.hash()).log("a new policy is in force");
    }

    @Override
    public void refused(List<Problem> problems) {
        problems.forEach(problem -> LOG.warn("the changed policy can't be used, the last good one stays: {}", problem));
    }
}
