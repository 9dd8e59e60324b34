package io.trustrail.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final AtomicBoolean journal = new AtomicBoolean(true);
    private final Health health = new Health()
            .check("journal", journal::get)
            .check("accepting", () -> true)
            .fact("policyHash", () -> "ab\"c")
            .fact("callsUnderWay", () -> 3)
            .fact("policyUpToDate", () -> true);

    @Test
    void tellsChecksAndFacts() throws IOException {
        assertThat(new ObjectMapper().readTree(health.json()))
                .isEqualTo(new ObjectMapper().readTree("{\"status\":\"ok\",\"journal\":true,\"accepting\":true,"
                        + "\"policyHash\":\"ab\\\"c\",\"callsUnderWay\":3,\"policyUpToDate\":true}"));
        assertThat(health.isReady()).isTrue();
    }

    @Test
    void oneBadCheckIsEnoughAndIsAskedEachTime() throws IOException {
        journal.set(false);
        assertThat(health.isReady()).isFalse();
        var told = new ObjectMapper().readTree(health.json());
        assertThat(told.get("status").asText()).isEqualTo("unavailable");
        assertThat(told.get("journal").asBoolean()).isFalse();
        journal.set(true);
        assertThat(health.isReady()).isTrue();
    }

    @Test
    void whoChecksNothingIsReady() {
        assertThat(new Health().isReady()).isTrue();
        assertThat(new Health().json()).isEqualTo("{\"status\":\"ok\"}");
    }
}
