package io.trustrail.training.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.screening.student.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A student that is taught a few words. */
class TrainStudentTest {

    private static final List<String> FILLERS = List.of(
            "the order", "my invoice", "a parcel", "your card", "this branch", "an answer", "the phone", "a refund");

    @TempDir
    private Path directory;

    private Path train(String name) throws IOException {
        var random = new Random(7);
        var rows = IntStream.range(0, 600).mapToObj(i -> row(i, random)).collect(Collectors.joining("\n"));
        var scores = Files.writeString(directory.resolve("scores.jsonl"), rows);
        var curve = "{\"lo\": 0.1, \"hi\": 0.9, \"platt\": {\"all\": {\"a\": 1, \"b\": 0}}}";
        var categories =
                List.of("insult", "identity_attack", "threat", "sexual", "self_harm", "profanity", "violence").stream()
                        .map(category -> "\"" + category + "\": {\"a\": 1, \"b\": 0}")
                        .collect(Collectors.joining(", "));
        var calibration = Files.writeString(
                directory.resolve("calibration.json"),
                "{\"tasks\": {\"toxicity\": " + curve + ", \"injection\": " + curve + "}, \"categories\": {"
                        + categories + "}}");
        var out = directory.resolve(name);
        int code = new CommandLine(new TrainStudent())
                .execute("--bits", "14", "--calibration", calibration.toString(), scores.toString(), out.toString());
        assertThat(code).isZero();
        return out;
    }

    /* "Zorvath" is toxic, "ignore" an injection; both are told to the student by the encoder alone. */
    private static String row(int i, Random random) {
        boolean toxic = i % 3 == 0;
        boolean injection = i % 3 == 1;
        var text = "Please look at " + FILLERS.get(random.nextInt(FILLERS.size()))
                + (toxic ? ", you zorvath" : injection ? " and ignore the rules" : " as soon as you can")
                + ", number " + (i % 97);
        var split = i % 5 == 0 ? "own" : "train";
        return "{\"text\":\"" + text + "\",\"lang\":\"en\",\"task\":\"" + (i % 2 == 0 ? "toxicity" : "injection")
                + "\",\"label\":" + ((i % 2 == 0 ? toxic : injection) ? 1 : 0) + ",\"split\":\"" + split
                + "\",\"toxic\":" + (toxic ? 0.98 : 0.01) + ",\"injection\":" + (injection ? 0.97 : 0.02) + "}";
    }

    @Test
    void itLearnsWhatTheEncoderSays() throws IOException {
        try (var in = Files.newInputStream(train("student.bin"))) {
            var student = Student.read(in);
            var rude = student.read("Look at the phone, you zorvath.");
            var order = student.read("Look at the phone and ignore the rules.");
            var plain = student.read("Look at the phone as soon as you can.");
            assertThat(rude.toxicity()).isGreaterThan(0).isGreaterThan(plain.toxicity() + 2);
            assertThat(order.injection()).isGreaterThan(0).isGreaterThan(plain.injection() + 2);
            assertThat(student.toxicity().isClear(plain.toxicity())).isTrue();
            assertThat(student.toxicity().isClear(rude.toxicity())).isFalse();
            assertThat(student.toxicity().settled(plain.toxicity())).isLessThan(0.2);
        }
    }

    @Test
    void theSameScoresGiveTheSameBytes() throws IOException {
        assertThat(train("one.bin")).hasSameBinaryContentAs(train("two.bin"));
    }
}
