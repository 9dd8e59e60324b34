package io.trustrail.gateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A relay whose guard rewrites the word "bad" and blocks "FORBIDDEN", and whose vault knows three values. */
final class ReplyFixture {

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
        var facts = new CallFacts("t", "app", "f", 1, dialect.id(), true, "");
        var level = new PrivacyLevel(1, "own use", true, Map.of(), Map.of());
        var chain = new GuardChain(List.of(new WordGuard()));
        var feature = new Feature("f", "", level, List.of(), chain, chain, MediaRule.PASS);
        var ledger = new Ledger();
        var call = new Call("call_x", nobody(), dialect, 0, ledger, new ClientPresence(nobody()));
        var message = Dialects.OPENAI_CHAT.prompt("{\"messages\":[]}".getBytes(UTF_8));
        return new Relay(
                dialect,
                new ReplyGuard(new GuardedRequest(call, feature, facts, message, vault()), dialect),
                ledger,
                "v",
                false);
    }

    private Vault vault() {
        var vault = new Vault(operators, "t");
        vault.put("EMAIL", mailToken(), MAIL);
        vault.put("PHONE", phoneToken(), PHONE);
        vault.put("SECRET", quoteToken(), QUOTE);
        return vault;
    }

    /** Nobody listens to these replies: what a call asks of its client has no effect. */
    private static HttpServerRequest nobody() {
        return answeringItself(HttpServerRequest.class);
    }

    private static <T> T answeringItself(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getReturnType().isInterface() ? answeringItself(method.getReturnType()) : null));
    }

    static SseEvent event(String data) {
        return new SseParser(1 << 20)
                .feed(("data: " + data + "\n\n").getBytes(UTF_8))
                .get(0);
    }

    /** Finds whole words; holds the last word back while it may go on. */
    private static final class WordGuard implements Guard {

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
