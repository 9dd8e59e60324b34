package io.trustrail.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class JsonLineEncoderTest {

    private static final String SECRET = "ann.lee@example.org";

    private final JsonLineEncoder encoder = new JsonLineEncoder();

    private String line(Consumer<Logger> log) {
        var context = new LoggerContext();
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        var logger = context.getLogger("io.trustrail.Test");
        logger.addAppender(events);
        log.accept(logger);
        return new String(encoder.encode(events.list.get(0)), UTF_8);
    }

    private JsonNode json(Consumer<Logger> log) throws IOException {
        return new ObjectMapper().readTree(line(log));
    }

    @Test
    void aLineTellsWhenWhereAndWhat() throws IOException {
        var before = Instant.now();
        var told = json(log -> log.warn("{} calls", 7));
        assertThat(Instant.parse(told.get("at").asText())).isBetween(before, Instant.now());
        assertThat(told.get("level").asText()).isEqualTo("WARN");
        assertThat(told.get("logger").asText()).isEqualTo("io.trustrail.Test");
        assertThat(told.get("message").asText()).isEqualTo("7 calls");
        assertThat(told.has("thrown")).isFalse();
    }

    @Test
    void pairsAreMembersAndNumbersStayNumbers() throws IOException {
        var told = json(log -> log.atInfo()
                .addKeyValue("status", 200)
                .addKeyValue("micros", 12L)
                .addKeyValue("share", 0.5)
                .addKeyValue("call", "call_1")
                .addKeyValue("open", true)
                .addKeyValue("adder", new LongAdder())
                .addKeyValue("half", "\uD83D")
                .addKeyValue("ratio", Double.NaN)
                .addKeyValue("nothing", (Object) null)
                .log("call"));
        assertThat(told.get("status").isInt()).isTrue();
        assertThat(told.get("micros").asLong()).isEqualTo(12);
        assertThat(told.get("share").asDouble()).isEqualTo(0.5);
        assertThat(told.get("call").asText()).isEqualTo("call_1");
        assertThat(told.get("adder").asText()).isEqualTo("0");
        assertThat(told.get("ratio").asText()).isEqualTo("NaN");
        assertThat(told.get("open").asText()).isEqualTo("true");
        assertThat(told.get("nothing").asText()).isEqualTo("null");
    }

    @Test
    void anEventIsOneLineWhateverIsInIt() throws IOException {
        var hard = "a\nb\r\n\"c\" \\ \u0000 \u2028 é 🙂";
        var line = line(log -> log.atInfo().addKeyValue("k\n", hard).log(hard));
        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1)).doesNotContain("\n", "\r");
        assertThat(new ObjectMapper().readTree(line).get("message").asText()).isEqualTo(hard);
        assertThat(new ObjectMapper().readTree(line).get("k\n").asText()).isEqualTo(hard);
    }

    @Test
    void ofAThrowableOnlyItsClassesAndPlacesAreTold() throws IOException {
        var thrown = new IllegalStateException(SECRET, new IOException("caused by " + SECRET));
        thrown.addSuppressed(new IOException("suppressed " + SECRET));
        var line = line(log -> log.error("a call failed", thrown));
        assertThat(line).doesNotContain(SECRET).doesNotContain("ann");
        assertThat(new ObjectMapper().readTree(line).get("thrown"))
                .extracting(JsonNode::asText)
                .contains("java.lang.IllegalStateException", "java.io.IOException")
                .anyMatch(frame -> frame.contains("ofAThrowableOnlyItsClassesAndPlacesAreTold"));
    }

    @Test
    void aLongStackIsCut() throws IOException {
        var told = json(log -> log.error("deep", new IllegalStateException()));
        assertThat(told.get("thrown").size()).isBetween(2, 13);
    }
}
