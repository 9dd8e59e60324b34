package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.prompt.GuardedRequests;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A relay whose guard rewrites the word "bad" and blocks "FORBIDDEN", and whose vault knows three values. */
public final class ReplyFixture {

    static final String MAIL = "ann.lee@example.org";
    static final String PHONE = "+49 151 2345678";
    static final String QUOTE = "say \"hi\" \\ to: Zoë";

    private final Operators operators = new Operators(new byte[32]);

    String mailToken() {
        return token("EMAIL", MAIL);
    }

    String phoneToken() {
        return token("PHONE", PHONE);
    }

    String quoteToken() {
        return token("SECRET", QUOTE);
    }

    private String token(String category, String value) {
        return operators
                .operator(OperatorKind.PSEUDONYM, "t")
                .rewrite(category, value)
                .text();
    }

    Relay relay(Dialect dialect) {
        return relay(dialect, new WordGuard());
    }

    /** A relay with other guards than the usual one. */
    Relay relay(Dialect dialect, Guard... guards) {
        return relay(request(dialect, Calls.nobody(), guards), false);
    }

    Relay relay(GuardedRequest request, boolean hideUsage) {
        var call = request.call();
        return new Relay(call.dialect(), new ReplyGuard(request), call.ledger(), "v", hideUsage);
    }

    public GuardedRequest request(Dialect dialect, HttpServerRequest from, Guard... guards) {
        return request(dialect, from, "{\"messages\":[]}", guards);
    }

    public GuardedRequest request(Dialect dialect, HttpServerRequest from, String prompt, Guard... guards) {
        var chain = new GuardChain(List.of(guards));
        var message = dialect.prompt(prompt.getBytes(UTF_8));
        return GuardedRequests.of(
                Calls.call(dialect, from), Calls.feature(chain, MediaRule.PASS), chain, message, vault());
    }

    private Vault vault() {
        var vault = new Vault(operators, "t");
        vault.put("EMAIL", mailToken(), MAIL);
        vault.put("PHONE", phoneToken(), PHONE);
        vault.put("SECRET", quoteToken(), QUOTE);
        return vault;
    }

    static SseEvent event(String data) {
        return new SseParser(1 << 20)
                .feed(("data: " + data + "\n\n").getBytes(UTF_8))
                .get(0);
    }

    /** Finds whole words; holds the last word back while it may go on. */
    static final class WordGuard implements Guard {

        private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])(bad|FORBIDDEN)(?![A-Za-z])");

        @Override
        public String name() {
            return "words";
        }

        @Override
        public int lookBehind() {
            return 1;
        }

        @Override
        public Future<Verdict> check(Passage passage) {
            int settled = settled(passage);
            var findings = new ArrayList<Finding>();
            var edits = new ArrayList<Edit>();
            var action = Action.ALLOW;
            var matcher = WORD.matcher(passage.text());
            while (matcher.find()) {
                if (matcher.start() >= passage.from() && matcher.start() < settled) {
                    var finding = new Finding("WORD", matcher.start(), matcher.end(), 1);
                    findings.add(finding);
                    edits.add(Edit.of(finding, (category, value) -> new Replacement("[X]", false)));
                    action = action.or(matcher.group().equals("bad") ? Action.REWRITE : Action.BLOCK);
                }
            }
            return Future.succeededFuture(new Verdict(action, findings, edits, settled, List.of()));
        }

        private static int settled(Passage passage) {
            int at = passage.text().length();
            while (!passage.complete()
                    && at > passage.from()
                    && Character.isLetter(passage.text().charAt(at - 1))) {
                at--;
            }
            return at;
        }
    }
}
