package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.GatewayProcess;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys, made and revoked by the command line while the gateway runs. */
@Timeout(180)
class KeysIT {

    private static final Pattern KEY = Pattern.compile("(?m)^key\\s+(\\S+)$");
    private static final Pattern KEY_ID = Pattern.compile("key_[a-z0-9]+");

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aKeyWorksFromItsMakingToItsRevocation() {
        var gateway = fixture.serve();
        fixture.vendor().answers(Script.json(Wire.OPENAI.answer("Fine")));

        var made = keys("create", "--name", "crm");
        var key = first(KEY, made, 1);
        var id = first(KEY_ID, made, 0);
        Await.until("the new key works", () -> call(gateway, key) == 200);

        var list = keys("list");
        assertThat(list)
                .contains("crm", "demo", id, key.substring(key.length() - 4))
                .doesNotContain(key)
                .doesNotContain(key.substring(0, key.length() - 4));

        keys("revoke", id);
        Await.until("the revoked key is refused", () -> call(gateway, key) == 401);
        assertThat(call(gateway, GatewayFixture.key(fixture.data()))).isEqualTo(200);
        assertThat(keys("list")).contains("revoked");
    }

    @Test
    void aKeyMayBeForOneFeatureOnly() {
        var gateway = fixture.serve();
        fixture.vendor().answers(Script.json(Wire.OPENAI.answer("Fine")));
        var key = first(KEY, keys("create", "--name", "crm", "--feature", "shared-insights"), 1);
        var caller = new Caller(gateway.url(), key);
        var wire = Wire.OPENAI;

        var refused = caller.post(wire.path(), wire.prompt("support-replies", "Hello"));

        assertThat(refused.status()).isEqualTo(403);
        wire.errorMessage(refused.json());
        assertThat(caller.post(wire.path(), wire.prompt("shared-insights", "Hello"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/v1/models").text()).contains("shared-insights").doesNotContain("support-replies");
    }

    @Test
    void aKeyMayHaveALimit() {
        var gateway = fixture.serve();
        fixture.vendor().answers(Script.json(Wire.OPENAI.answer("Fine")));
        var key = first(KEY, keys("create", "--name", "crm", "--requests-per-minute", "1"), 1);
        var caller = new Caller(gateway.url(), key);
        var wire = Wire.OPENAI;

        Await.until(
                "the limit is used up",
                () -> caller.post(wire.path(), wire.prompt("raw", "Hello")).status() == 429);
        var refused = caller.post(wire.path(), wire.prompt("raw", "Hello"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).matches("[1-9]\\d?");
        wire.errorMessage(refused.json());
    }

    @Test
    void noFileHasTheKeyButTheDemoKeys() {
        fixture.serve();
        var key = first(KEY, keys("create", "--name", "crm"), 1);

        assertThat(Directories.containing(fixture.data(), key)).isEmpty();
        assertThat(Directories.containing(fixture.data(), GatewayFixture.key(fixture.data())))
                .containsExactly("demo-app.key");
    }

    private String keys(String command, String... more) {
        return fixture.run("keys", command, more);
    }

    private static int call(GatewayProcess gateway, String key) {
        var wire = Wire.OPENAI;
        return new Caller(gateway.url(), key)
                .post(wire.path(), wire.prompt("raw", "Hello"))
                .status();
    }

    private static String first(Pattern pattern, String text, int group) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(group);
    }
}
