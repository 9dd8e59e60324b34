package io.trustrail.gateway.detect.names;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Texts of about 200 words, or 400 characters of Japanese, through the tagger of names. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NameDetectorBenchmark {

    private static final String ENGLISH =
            "Hello, this is Martha Quill from Hull. My husband Peter ordered a chair from "
                    + "Northwood Interiors on Monday, and when the driver came, nobody from your company had told us anything. "
                    + "Please ask Mr Jensen, who knows the story, to call me back before the weekend. ";
    private static final String JAPANESE =
            "お世話になっております。横浜市の佐藤美咲と申します。先週、山田商事の高橋様にお電話した件ですが、" + "注文した椅子がまだ届いておりません。担当の鈴木さんから折り返しご連絡をいただけますでしょうか。";

    @Param({"en", "ja"})
    public String language = "en";

    private final NameDetector detector = NameDetector.load();

    @Benchmark
    public int tagger() {
        var text = language.equals("en") ? ENGLISH.repeat(4) : JAPANESE.repeat(4);
        return detector.detect(text, 0, true).findings().size();
    }
}
