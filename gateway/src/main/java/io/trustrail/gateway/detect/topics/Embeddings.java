package io.trustrail.gateway.detect.topics;

import io.trustrail.gateway.detect.evasion.PlainText;
import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.screening.Screener;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What texts are about, as directions. All guards that use one encoder share one. Thread-safe; never blocks. */
public final class Embeddings {

    /** Nobody waits for what is embedded ahead, so nothing of it is given up. */
    private static final long AHEAD_NANOS = TimeUnit.DAYS.toNanos(1);

    private final TextEncoder encoder;
    private final Remembered<Centres> centres = new Remembered<>(this::centres);

    /** @param encoder with an output {@value Screener#EMBEDDING} beside those for its tasks */
    public Embeddings(TextEncoder encoder) {
        this.encoder = encoder;
    }

    /** The same as {@link #of(List, long)}, for what is asked ahead of any text. */
    Future<List<List<float[]>>> ahead(List<String> texts) {
        return of(texts, System.nanoTime() + AHEAD_NANOS);
    }

    /**
     * For each text its directions, of length one: one, or several for a text that is too long for one look. Texts are read
     * as people read them. Fails with {@link io.trustrail.gateway.guard.late.Unavailable}.
     *
     * @param texts of which something is left when they are read so
     */
    Future<List<List<float[]>>> of(List<String> texts, long deadline) {
        return centres.get()
                .compose(known -> encoder.encode(texts, deadline)
                        .map(answers -> answers.stream()
                                .map(answer ->
                                        rows(answer).stream().map(known::beyond).toList())
                                .toList()));
    }

    /** A text as it is embedded. Screening asks about the same, so that one pass is enough for both. */
    static String plain(String text) {
        return PlainText.of(text).text();
    }

    private static List<float[]> rows(Encoded encoded) {
        return Arrays.asList(encoded.outputs().get(Screener.EMBEDDING_INDEX));
    }

    private Future<Centres> centres() {
        var ordinary = ordinary();
        var all = ordinary.values().stream().flatMap(List::stream).toList();
        return encoder.encode(all, System.nanoTime() + AHEAD_NANOS).map(answers -> {
            var byLanguage = new ArrayList<List<float[]>>();
            int from = 0;
            for (var sentences : ordinary.values()) {
                var part = answers.subList(from, from + sentences.size());
                byLanguage.add(part.stream().map(it -> rows(it).get(0)).toList());
                from += sentences.size();
            }
            return new Centres(byLanguage);
        });
    }

    /** Ordinary sentences by language. */
    private static Map<String, List<String>> ordinary() {
        var file = Objects.requireNonNull(Embeddings.class.getResourceAsStream("ordinary.tsv"), "ordinary.tsv");
        var byLanguage = new LinkedHashMap<String, List<String>>();
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> byLanguage
                            .computeIfAbsent(line[0], language -> new ArrayList<>())
                            .add(line[1]));
            return byLanguage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
