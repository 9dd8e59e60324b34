package io.trustrail.gateway.detect.onnx.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.trustrail.gateway.guard.late.CodePoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/** A model's tokenizer. Thread-safe. */
final class TextTokenizer implements AutoCloseable {

    private static final Map<String, String> AS_IT_IS = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;
    private final long[] prefix;
    private final long[] suffix;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        var empty = tokenizer.encode("a", true, false);
        var special = empty.getSpecialTokenMask();
        int first = 0;
        while (first < special.length && special[first] != 0) {
            first++;
        }
        int last = special.length;
        while (last > first && special[last - 1] != 0) {
            last--;
        }
        prefix = Arrays.copyOfRange(empty.getIds(), 0, first);
        suffix = Arrays.copyOfRange(empty.getIds(), last, special.length);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is no tokenizer
     */
    static TextTokenizer load(ModelFile file) {
        try (var in = file.open()) {
            return new TextTokenizer(Natives.loading(() -> open(in)));
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no tokenizer to read at " + file, e);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("the tokenizer's library can't be unpacked to "
                    + System.getProperty("java.io.tmpdir") + "; give it room there");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + " is no tokenizer; give the tokenizer.json of the model");
        } catch (LinkageError e) {
            throw new IllegalArgumentException("the tokenizer's native library does not run on this machine", e);
        }
    }

    private static HuggingFaceTokenizer open(InputStream in) {
        try {
            return HuggingFaceTokenizer.newInstance(in, AS_IT_IS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands before a sequence. */
    long[] prefix() {
        return prefix;
    }

    /** What stands behind a sequence. */
    long[] suffix() {
        return suffix;
    }

    Tokenised tokenise(String text) {
        return inUtf16(tokenizer.encode(text, false, false), text);
    }

    /* The tokenizer counts code points. Tokens come in the order of the text, so one walk along it converts them all. */
    private static Tokenised inUtf16(Encoding encoding, String text) {
        var spans = encoding.getCharTokenSpans();
        var starts = new int[spans.length];
        var ends = new int[spans.length];
        var at = new CodePoints(text);
        for (int i = 0; i < spans.length; i++) {
            var span = spans[i];
            if (span != null) {
                starts[i] = at.utf16(span.getStart());
                ends[i] = at.utf16(span.getEnd());
            }
        }
        return new Tokenised(encoding.getIds(), starts, ends, encoding.getWordIds());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
