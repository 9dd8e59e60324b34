package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One example of every type under the shipped policies as they are, screens included: in a user's text, at level 1. Each is
 * a call of its own. Nothing leaves, and the caller gets each text back, but for the odd one that a screen takes for
 * something else.
 */
@Timeout(300)
class ScreenedTypesIT {

    private static final String PRIVATE = "support-replies";
    private static final Set<String> KEPT = Set.of("LOCATION", "ORG");
    /** Of a hundred. */
    private static final int MOST_REFUSED = 3;

    private static final Set<String> IN_NO_FEATURE = Set.of("dates", "urls", "traits");

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(PolicyDirectory::shipped);

    private static List<Sample> oneOfEachType() {
        var byType = new HashMap<String, Sample>();
        Sample.all().forEach(sample -> byType.putIfAbsent(sample.detector() + sample.type(), sample));
        return byType.values().stream()
                .filter(sample -> !IN_NO_FEATURE.contains(sample.detector()) && !KEPT.contains(sample.category()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void noTypeLeavesThroughTheScreens(Wire wire) {
        var problems = new ArrayList<String>();
        var refused = new ArrayList<String>();
        var samples = oneOfEachType();
        for (var sample : samples) {
            int before = GATEWAY.vendor().requests().size();
            GATEWAY.vendor().answers(request -> Script.json(wire.answer(lastText(request.json()))));
            var reply = GATEWAY.caller().post(wire.path(), wire.prompt(PRIVATE, sample.text()));
            var sent = GATEWAY.vendor()
                    .requests()
                    .subList(before, GATEWAY.vendor().requests().size());
            if (reply.status() != 200 || !sample.text().equals(wire.textOf(reply.json()))) {
                refused.add(sample.type() + ": " + sample.text() + ", " + reply.text());
            }
            sent.forEach(request -> sample.values().stream()
                    .filter(value -> request.json().encode().contains(value))
                    .forEach(value -> problems.add("left: " + sample.type() + " " + value)));
        }

        assertThat(problems).isEmpty();
        assertThat(refused).hasSizeLessThanOrEqualTo(samples.size() * MOST_REFUSED / 100);
    }

    private static String lastText(JsonObject prompt) {
        var messages = prompt.getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }
}
