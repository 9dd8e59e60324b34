package io.trustrail.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a scrape of the meters shows. */
class CallMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CallMeters meters = new CallMeters(registry);

    /** The value of the sample with this name and these labels, as it stands. */
    private String sample(String nameAndLabels) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .map(line -> line.substring(nameAndLabels.length() + 1))
                .findFirst()
                .orElse("");
    }

    @Test
    void callsAreTimedByOutcome() {
        meters.feature("support", "openai-chat").ended("delivered", TimeUnit.MILLISECONDS.toNanos(20), 3_000_000);
        meters.feature("support", "openai-chat").ended("delivered", TimeUnit.MILLISECONDS.toNanos(70), -1);
        meters.feature("", "openai-chat").ended("invalid_api_key", 1000, -1);
        var labels = "{dialect=\"openai-chat\",feature=\"support\",outcome=\"delivered\"}";
        assertThat(sample("gen_ai_server_request_duration_seconds_count" + labels))
                .isEqualTo("2");
        assertThat(sample("gen_ai_server_request_duration_seconds_bucket" + labels.replace("}", ",le=\"0.05\"}")))
                .isEqualTo("1");
        assertThat(sample("gen_ai_server_request_duration_seconds_count"
                        + "{dialect=\"openai-chat\",feature=\"\",outcome=\"invalid_api_key\"}"))
                .isEqualTo("1");
        assertThat(sample("gen_ai_server_time_to_first_token_seconds_count"
                        + "{dialect=\"openai-chat\",feature=\"support\"}"))
                .isEqualTo("1");
    }

    @Test
    void confidenceIsCountedInItsBucketInPercent() {
        meters.feature("support", "openai-chat").reviewed("hold", "approved", 0.378, -1);
        meters.feature("support", "openai-chat").reviewed("none", "delivered", 0.97, -1);
        var bucket = "trustrail_confidence_bucket{feature=\"support\",le=\"%s\"}";
        assertThat(sample(bucket.formatted("30.0"))).isEqualTo("0");
        assertThat(sample(bucket.formatted("40.0"))).isEqualTo("1");
        assertThat(sample(bucket.formatted("95.0"))).isEqualTo("1");
        assertThat(sample(bucket.formatted("99.0"))).isEqualTo("2");
    }

    @Test
    void verdictsFindingsAndFailuresAreCountedByDirection() {
        var feature = meters.feature("support", "openai-chat");
        feature.prompt("REWRITE", Map.of("EMAIL", 2), List.of("names"));
        feature.reply("BLOCK", Map.of("EMAIL", 1), List.of());
        assertThat(sample("trustrail_verdicts_total{action=\"rewrite\",direction=\"prompt\",feature=\"support\"}"))
                .isEqualTo("1.0");
        assertThat(sample("trustrail_verdicts_total{action=\"block\",direction=\"reply\",feature=\"support\"}"))
                .isEqualTo("1.0");
        assertThat(sample("trustrail_findings_total{category=\"EMAIL\",direction=\"prompt\",feature=\"support\"}"))
                .isEqualTo("2.0");
        assertThat(sample("trustrail_findings_total{category=\"EMAIL\",direction=\"reply\",feature=\"support\"}"))
                .isEqualTo("1.0");
        assertThat(sample("trustrail_guard_failures_total{direction=\"prompt\",feature=\"support\",guard=\"names\"}"))
                .isEqualTo("1.0");
    }

    @Test
    void aFeatureThatIsCalledInTwoDialectsCountsItsMissesOnce() {
        meters.feature("support", "openai-chat").restoreMisses(2);
        meters.feature("support", "anthropic-messages").restoreMisses(1);
        meters.feature("support", "openai-chat").restoreMisses(0);
        assertThat(sample("trustrail_restore_misses_total{feature=\"support\"}"))
                .isEqualTo("3.0");
    }

    @Test
    void guardsAreTimed() {
        meters.feature("support", "openai-chat").guarded(40_000);
        assertThat(sample("trustrail_guard_duration_seconds_count{dialect=\"openai-chat\",feature=\"support\"}"))
                .isEqualTo("1");
    }

    @Test
    void tokensThatNobodyCountedAreNotCounted() {
        meters.tokens("openai", "gpt", 30, -1);
        meters.tokens("openai", "gpt", 12, -1);
        var labels = "{gen_ai_provider_name=\"openai\",gen_ai_request_model=\"gpt\",gen_ai_token_type=\"%s\"}";
        assertThat(sample("gen_ai_client_token_usage_sum" + labels.formatted("input")))
                .isEqualTo("42.0");
        assertThat(sample("gen_ai_client_token_usage_count" + labels.formatted("output")))
                .isEmpty();
    }

    @Test
    void callersBeyondANumberAreCountedTogether() {
        for (int i = 0; i < CallMeters.MOST_CALLERS + 7; i++) {
            meters.called("acme", "app-" + i, "support", "delivered");
        }
        meters.called("acme", "app-3", "support", "delivered");
        assertThat(sample("trustrail_calls_total{application=\"app-3\",feature=\"support\","
                        + "outcome=\"delivered\",tenant=\"acme\"}"))
                .isEqualTo("2.0");
        assertThat(sample("trustrail_calls_total{application=\"(other)\",feature=\"\","
                        + "outcome=\"delivered\",tenant=\"\"}"))
                .isEqualTo("7.0");
    }

    @Test
    void repliesAreCountedByWhatTheyWereScreenedWith() {
        var feature = meters.feature("support", "openai-chat");
        feature.covered("full");
        feature.covered("full;unscanned=image");
        assertThat(sample("trustrail_coverage_total{coverage=\"full\",feature=\"support\",unscanned=\"true\"}"))
                .isEqualTo("1.0");
        assertThat(sample("trustrail_coverage_total{coverage=\"full\",feature=\"support\",unscanned=\"false\"}"))
                .isEqualTo("1.0");
    }

    @Test
    void aGuardsTimeIsSummedUp() {
        meters.guardTimes().ofPrompts("pii").took(1_500_000_000);
        meters.guardTimes().ofPrompts("pii").took(500_000_000);
        meters.guardTimes().ofReplies("pii").took(1);
        assertThat(sample("trustrail_guard_busy_seconds_total{direction=\"prompt\",guard=\"pii\"}"))
                .isEqualTo("2.0");
        assertThat(sample("trustrail_guard_checks_total{direction=\"prompt\",guard=\"pii\"}"))
                .isEqualTo("2.0");
    }
}
