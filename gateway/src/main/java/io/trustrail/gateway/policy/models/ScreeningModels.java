package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.names.EncoderOpinion;
import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.detect.onnx.encoder.Output;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.trustrail.gateway.detect.screening.Thresholds;
import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.topics.Embeddings;
import io.trustrail.gateway.detect.topics.Topic;
import io.trustrail.gateway.detect.topics.TopicDetector;
import io.trustrail.gateway.detect.topics.TopicExamples;
import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.guard.shared.Shared;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the detectors of toxicity, prompt injection and topics. All guards that want the same model and threads share one; so do the
 * policies before and after a reload. In a gateway that serves, the model that it ships is loaded in the background when it is
 * first named; one in a directory is tried at once.
 */
public final class ScreeningModels {

    private static final int MAX_TOKENS = 112;
    private static final int OVERLAP = 56;
    /*
     * The model's numbers are rounded by what is in a batch, so texts that run together change each other's scores a little;
     * and on one core they are no faster together.
     */
    private static final int BATCH = 1;

    private static final int DIMENSIONS = 384;
    private static final long A_MINUTE = 60_000_000_000L;

    private final Shared<Key, Screener> running = new Shared<>();
    private final Shared<Key, Embeddings> embeddings = new Shared<>();
    private final Shared<TopicKey, TopicExamples> examples = new Shared<>();
    private final AtomicInteger loading = new AtomicInteger();
    private final Function<EncoderOptions, LazyEncoder> background;
    private final boolean waits;
    private final boolean loads;
    private volatile boolean warm;

    /** @param waits whether making a detector waits for the shipped model; else it is loaded in the background */
    public ScreeningModels(boolean waits) {
        this(LazyEncoder::new, waits, true);
    }

    /** @param background loads an encoder without waiting for it */
    ScreeningModels(Function<EncoderOptions, LazyEncoder> background) {
        this(background, false, true);
    }

    private ScreeningModels(Function<EncoderOptions, LazyEncoder> background, boolean waits, boolean loads) {
        this.background = background;
        this.waits = waits;
        this.loads = loads;
    }

    /** For who looks at policies and asks no guard: the shipped encoder is not loaded, and can't judge. */
    public static ScreeningModels idle() {
        return new ScreeningModels(LazyEncoder::new, false, false);
    }

    /**
     * Whether what the first policy names was loaded, or can't be: calls don't wait for it any more. Once it is so, it stays
     * so, also while a later policy's model is loaded.
     */
    public boolean areWarm() {
        warm |= loading.get() == 0;
        return warm;
    }

    /** What policies name by the task's name. */
    public DetectorCatalogue.Factory of(Task task) {
        return settings -> detector(task, settings);
    }

    /** What policies name {@code topics}. */
    public DetectorCatalogue.Factory topics() {
        return settings -> {
            var key = key(settings);
            var topics = TopicSettings.read(settings);
            var screener = screener(key);
            var shared = embeddings.get(key, () -> new Embeddings(screener));
            return new TopicDetector(
                    topics.stream()
                            .map(topic ->
                                    examples.get(new TopicKey(key, topic), () -> new TopicExamples(topic, shared)))
                            .toList(),
                    shared);
        };
    }

    /**
     * The encoder for names: the one that guards for screening with equal settings have.
     *
     * @throws IllegalArgumentException if its model has no head for names
     */
    TextEncoder names(Key key) {
        var screener = screener(key);
        if (loads && key.source.directory() != null && !isWithNames(screener)) {
            throw new IllegalArgumentException("the model in " + key.source.directory() + " has no output "
                    + Screener.NAMES + "; leave model out for the one that the gateway ships, or second-look");
        }
        return screener;
    }

    /* A model in a directory is loaded by now. */
    private static boolean isWithNames(Screener screener) {
        var answers =
                screener.encode(List.of("a"), System.nanoTime() + A_MINUTE).await();
        return answers.get(0).outputs().size() > Screener.NAMES_INDEX;
    }

    private ScreeningDetector detector(Task task, DetectorSettings settings) {
        var given = settings.fractions("thresholds", ScreeningDetector.categories(task));
        var screener = screener(key(settings));
        return new ScreeningDetector(task, given.isEmpty() ? screener : screener.with(new Thresholds(given)));
    }

    /** Which models settings name, and how they are run. */
    Key key(DetectorSettings settings) {
        int threads = settings.whole("threads", 1, 64, 1);
        int batch = settings.whole("batch", 1, 256, BATCH);
        int queue = settings.whole("queue", 1, 100_000, 1_000);
        var directory = settings.directory("model");
        if (settings.has("model") && directory.isEmpty()) {
            throw new IllegalArgumentException("it needs the directory of its model");
        }
        var source = new ModelSource(directory.orElse(null));
        return new Key(source, changed(source), threads, batch, queue);
    }

    private Screener screener(Key key) {
        return running.get(key, () -> load(key, this::encoder));
    }

    /**
     * Models for use outside of a gateway.
     *
     * @param directory where they are; null for those that are shipped
     * @param threads how many batches the encoder reads at once
     * @throws IllegalArgumentException if they can't be used
     */
    public static Screener load(@Nullable Path directory, int threads) {
        return load(
                new Key(new ModelSource(directory), null, threads, BATCH, 100_000),
                key -> new LazyEncoder(Future.succeededFuture(Encoder.load(options(key)))));
    }

    private static Screener load(Key key, Function<Key, TextEncoder> encoder) {
        var calibration = CalibrationFile.read(key.source.read(ModelSource.CALIBRATION));
        var student = student(key.source);
        key.source.need(ModelSource.TOKENIZER);
        key.source.need(ModelSource.MODEL);
        return new Screener(student, encoder.apply(key), calibration);
    }

    private TextEncoder encoder(Key key) {
        if (!loads) {
            return (texts, deadline) -> Future.failedFuture(new Unavailable(Unavailable.Reason.FAULT));
        }
        var options = options(key);
        if (waits || key.source.directory() != null) {
            return new LazyEncoder(Future.succeededFuture(Encoder.load(options)));
        }
        loading.incrementAndGet();
        var encoder = background.apply(options);
        encoder.ended().onComplete(ended -> loading.decrementAndGet());
        return encoder;
    }

    private static EncoderOptions options(Key key) {
        var outputs = new ArrayList<Output>();
        for (var task : Task.values()) {
            outputs.add(new Output(task.output(), task.categories().size()));
        }
        outputs.add(new Output(Screener.EMBEDDING, DIMENSIONS));
        outputs.add(new Output(Screener.NAMES, EncoderOpinion.LABELS, false));
        return new EncoderOptions(
                key.source.file(ModelSource.MODEL),
                key.source.file(ModelSource.TOKENIZER),
                List.copyOf(outputs),
                MAX_TOKENS,
                OVERLAP,
                key.threads,
                key.batch,
                key.queue);
    }

    private static Student student(ModelSource source) {
        try {
            return Student.read(new ByteArrayInputStream(source.read(ModelSource.STUDENT)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    ModelSource.STUDENT + " holds no weights of a student; take it from where the model is from", e);
        }
    }

    private static @Nullable FileTime changed(ModelSource source) {
        var directory = source.directory();
        if (directory == null) {
            return null;
        }
        try {
            return Files.getLastModifiedTime(directory.resolve(ModelSource.MODEL));
        } catch (IOException e) {
            return null;
        }
    }

    record Key(ModelSource source, @Nullable FileTime changed, int threads, int batch, int queue) {}

    private record TopicKey(Key key, Topic topic) {}
}
