package io.trustrail.gateway.policy.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway takes calls once it does not have to let them wait for a model. */
class WarmModelsTest {

    private final Deque<Promise<Encoder>> loading = new ArrayDeque<>();

    private final ScreeningModels models = new ScreeningModels(options -> {
        var promise = Promise.<Encoder>promise();
        loading.add(promise);
        return new LazyEncoder(promise.future());
    });

    private static ScreeningModels.Key shipped(int threads) {
        return new ScreeningModels.Key(new ModelSource(null), null, threads, 1, 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void modelsAreWarmOnceTheFirstAreThereOrCantBe(boolean loads) {
        var one = models.names(shipped(1));
        var two = models.names(shipped(2));
        assertThat(models.areWarm()).isFalse();
        end(loads);
        assertThat(models.areWarm()).isFalse();
        end(loads);
        assertThat(models.areWarm()).isTrue();

        var later = models.names(shipped(3));
        assertThat(models.areWarm()).as("a reload keeps nobody out").isTrue();
        assertThat(one).isNotSameAs(two).isNotSameAs(later);
    }

    private void end(boolean loads) {
        if (loads) {
            loading.remove().complete();
        } else {
            loading.remove().fail(new IllegalArgumentException("damaged"));
        }
    }
}
