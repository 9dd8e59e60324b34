package io.trustrail.gateway.detect.onnx;

import io.trustrail.gateway.detect.onnx.encoder.Encoder;
import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model that knows a handful of words, each with its label, and its tokenizer. Made on the spot. */
public final class TinyModel {

    /** What tokens may be, by index. */
    public static final List<String> TOKEN_LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "U-MISC", "L-PER");

    private static final List<String> WORDS =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "Anna", "Zorvath", "Osaka", "gold", "Smith", "##sson", "Lars");
    private static final Map<String, Integer> LABELS =
            Map.of("Anna", 1, "Zorvath", 2, "Osaka", 3, "gold", 4, "Smith", 5, "Lars", 1, "##sson", 0);

    private TinyModel() {}

    /** Writes the tokenizer: words are told apart by blanks and signs, and pieces of words by two number signs. */
    public static Path tokenizer(Path file) {
        var vocabulary = IntStream.range(0, WORDS.size())
                .mapToObj(i -> "\"" + WORDS.get(i) + "\":" + i)
                .collect(Collectors.joining(","));
        return write(file, """
            {"version":"1.0","truncation":null,"padding":null,"added_tokens":[
             {"id":2,"content":"[CLS]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
             {"id":3,"content":"[SEP]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
             "normalizer":null,"pre_tokenizer":{"type":"Whitespace"},
             "post_processor":{"type":"TemplateProcessing",
              "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                        {"SpecialToken":{"id":"[SEP]","type_id":0}}],
              "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
              "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},
                                "[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
             "decoder":null,
             "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
              "max_input_chars_per_word":100,"vocab":{%s}}}
            """.formatted(vocabulary));
    }

    /** Writes the model that labels tokens; known words are what they are for 95 in 100. */
    public static Path tokens(Path file) {
        return OnnxFile.perToken(file, rows(TOKEN_LABELS.size(), LABELS));
    }

    /** Writes the model that labels texts as fine or rude: those with "gold" in them are rude. */
    public static Path texts(Path file) {
        return OnnxFile.perText(file, rows(2, Map.of("gold", 1)));
    }

    /**
     * Writes a model that screens: "gold" is an insult, "Osaka" an injection, "Smith" near toxic. Its rows are for the eight
     * heads of toxicity and the one of injection; what a text is about is which of the words are in it.
     */
    public static Path screens(Path file) {
        var toxicity = new float[WORDS.size()][8];
        var injection = new float[WORDS.size()][1];
        for (int id = 0; id < toxicity.length; id++) {
            Arrays.fill(toxicity[id], -4);
            injection[id][0] = WORDS.get(id).equals("Osaka") ? 4 : -4;
        }
        toxicity[WORDS.indexOf("gold")][0] = 4;
        toxicity[WORDS.indexOf("gold")][1] = 4;
        toxicity[WORDS.indexOf("Smith")][0] = 0;
        var embedding = new float[WORDS.size()][384];
        for (int id = 0; id < embedding.length; id++) {
            embedding[id][id] = 1;
        }
        return OnnxFile.perText(file, Map.of("toxicity", toxicity, "injection", injection, "embedding", embedding));
    }

    private static float[][] rows(int labels, Map<String, Integer> known) {
        var rows = new float[WORDS.size()][labels];
        for (int id = 0; id < rows.length; id++) {
            int label = known.getOrDefault(WORDS.get(id), 0);
            rows[id][label] = (float) Math.log(19.0 * (labels - 1));
        }
        return rows;
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model that labels tokens, loaded. */
    public static Encoder encoder(Path directory, int maxTokens, int overlap) {
        return Encoder.load(EncoderOptions.logits(
                tokens(directory.resolve("model.onnx")),
                tokenizer(directory.resolve("tokenizer.json")),
                TOKEN_LABELS.size(),
                maxTokens,
                overlap,
                1,
                4,
                64));
    }
}
