package io.trustrail.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.Message;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding the texts of a message, and splicing one of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DialectBenchmark {

    private static final byte[] CHUNK =
            ("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"twenty characters..\"},\"finish_reason\":null}]}")
                    .getBytes(UTF_8);

    @Param({"1024", "8192", "102400"})
    private int bytes;

    private byte[] openAi = {};
    private byte[] anthropic = {};

    @Setup
    public void prepare() {
        var text = "Words with an escape\\n, and é. ".repeat(bytes / 64);
        var messages = "\"messages\":[{\"role\":\"user\",\"content\":\"" + text
                + "\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}]}";
        openAi = ("{\"model\":\"f\",\"temperature\":1.0," + messages).getBytes(UTF_8);
        anthropic = ("{\"model\":\"f\",\"max_tokens\":100," + messages).getBytes(UTF_8);
    }

    @Benchmark
    public Message findOpenAi() {
        return Dialects.OPENAI_CHAT.prompt(openAi);
    }

    @Benchmark
    public Message findAnthropic() {
        return Dialects.ANTHROPIC_MESSAGES.prompt(anthropic);
    }

    @Benchmark
    public byte[] findAndSplice() {
        var message = Dialects.OPENAI_CHAT.prompt(openAi);
        message.texts().get(0).replace("something else");
        return message.toBytes();
    }

    @Benchmark
    public Message event() {
        return Dialects.OPENAI_CHAT.event(CHUNK);
    }
}
