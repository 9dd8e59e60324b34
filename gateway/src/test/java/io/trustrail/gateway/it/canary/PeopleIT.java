package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is who stays clear, however long people talk. */
@Timeout(120)
class PeopleIT {

    private static final String FEATURE = "support-replies";
    private static final String ADA = "ada.canary@lovelace-mail.org";
    private static final String BOB = "bob@lovelace-mail.org";
    private static final int TURNS = 40;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void twoPeopleKeepTheirTokensOverFortyTurnsAndARestart(Wire wire) {
        GATEWAY.vendor().answers(request -> Script.json(wire.answer(swapped(request))));
        var turns = new JsonArray();
        for (int turn = 1; turn <= TURNS; turn++) {
            if (turn == TURNS / 2) {
                GATEWAY.restart();
            }
            turns.add(message("user", "Turn " + turn + ": " + ADA + " gave way to " + BOB + "."));

            var reply = wire.textOf(say(wire, turns));

            assertThat(reply).isEqualTo(BOB + " overtook " + ADA);
            turns.add(message("assistant", reply));
        }

        var requests = GATEWAY.vendor().requests();
        var first = Tokens.in(requests.get(0).text());
        assertThat(first).hasSize(2).doesNotHaveDuplicates();
        assertThat(requests)
                .hasSize(TURNS)
                .allSatisfy(request -> assertThat(Tokens.in(request.text())).isEqualTo(first));
        var last = requests.get(TURNS - 1).json().getJsonArray("messages");
        assertThat(last.getJsonObject(0))
                .isEqualTo(requests.get(0).json().getJsonArray("messages").getJsonObject(0));
        assertThat(last.getJsonObject(1).getString("content")).isEqualTo(first.get(1) + " overtook " + first.get(0));
    }

    @ParameterizedTest
    @EnumSource
    void oneValueInTwoSpellingsComesBackAsItWasWritten(Wire wire) {
        var spellings = List.of("4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111");
        GATEWAY.vendor().answers(request -> Script.json(wire.answer(String.join(" = ", Tokens.in(request.text())))));

        var reply = GATEWAY.caller()
                .post(wire.path(), wire.prompt(FEATURE, "Are cards " + String.join(", ", spellings) + " one?"));

        assertThat(wire.textOf(reply.json())).isEqualTo(String.join(" = ", spellings));
        var codes = Tokens.in(GATEWAY.vendor().onlyRequest().text()).stream()
                .map(token -> token.replaceAll("[.\\]].*", ""))
                .distinct();
        assertThat(codes).hasSize(1);
    }

    private static String swapped(RecordedRequest request) {
        var tokens = Tokens.in(Tokens.lastText(request));
        return tokens.get(1) + " overtook " + tokens.get(0);
    }

    private static JsonObject say(Wire wire, JsonArray turns) {
        var body = wire.prompt(FEATURE, "").put("messages", turns);
        return GATEWAY.caller().post(wire.path(), body).json();
    }

    private static JsonObject message(String role, String text) {
        return new JsonObject().put("role", role).put("content", text);
    }
}
