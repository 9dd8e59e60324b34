package io.trustrail.gateway.detect.onnx.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An ONNX file, ready to run. Thread-safe. */
final class Model implements AutoCloseable {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<Output> outputs;
    private final boolean[] perToken;

    private Model(OrtEnvironment environment, OrtSession session, ModelFile file, List<Output> wanted)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        for (var input : session.getInputInfo().values()) {
            checkInput(input, file);
        }
        var there = session.getOutputNames();
        this.outputs = wanted.stream()
                .filter(output -> output.needed() || there.contains(output.name()))
                .map(this::named)
                .toList();
        this.perToken = new boolean[outputs.size()];
        for (int i = 0; i < perToken.length; i++) {
            perToken[i] = isPerToken(file, outputs.get(i));
        }
    }

    private Output named(Output output) {
        var names = session.getOutputNames();
        var usual = names.contains("logits") ? "logits" : names.iterator().next();
        return output.name().isEmpty() ? new Output(usual, output.labels()) : output;
    }

    private boolean isPerToken(ModelFile file, Output output) throws OrtException {
        var shape = shape(session.getOutputInfo().get(output.name()), file, output.name());
        if (shape.length < 2 || shape.length > 3 || !fits(shape[shape.length - 1], output.labels())) {
            throw new IllegalArgumentException(
                    "the output " + output.name() + " of " + file + " has the wrong shape; it must be"
                            + " texts × labels or texts × tokens × labels, with " + output.labels() + " labels");
        }
        return shape.length == 3;
    }

    private static boolean fits(long dimension, int labels) {
        return dimension < 0 || dimension == labels;
    }

    private static void checkInput(NodeInfo input, ModelFile file) {
        boolean known = Set.of(IDS, MASK, TYPES).contains(input.getName());
        if (!known || !(input.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.INT64) {
            throw new IllegalArgumentException("the model " + file + " wants the input " + input.getName()
                    + "; export it with int64 inputs input_ids, attention_mask and token_type_ids");
        }
    }

    private static long[] shape(@Nullable NodeInfo node, ModelFile file, String output) {
        if (node != null && node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
            return tensor.getShape();
        }
        throw new IllegalArgumentException("the output " + output + " of " + file + " is no float32 tensor");
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it can't be used, with a sentence for the policy's author
     */
    static Model load(ModelFile file, List<Output> outputs) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setMemoryPatternOptimization(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "trustrail");
            return checked(environment, session(environment, file, options), file, outputs);
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no model to read at " + file, e);
        } catch (OrtException e) {
            throw new IllegalArgumentException(file + " is no ONNX model that can be run (" + e.getCode() + ")", e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException("ONNX Runtime does not run on this machine", e);
        }
    }

    /* By its path a model finds weights in files of their own. */
    private static OrtSession session(OrtEnvironment environment, ModelFile file, OrtSession.SessionOptions options)
            throws IOException, OrtException {
        var path = file.path().orElse(null);
        if (path == null) {
            return environment.createSession(outsideOfTheHeap(file), options);
        }
        if (!Files.isReadable(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return environment.createSession(path.toString(), options);
    }

    /* An array would leave the heap larger by the model's size, and be copied once more. */
    private static ByteBuffer outsideOfTheHeap(ModelFile file) throws IOException {
        try (var in = file.open();
                var channel = Channels.newChannel(in)) {
            var bytes = ByteBuffer.allocateDirect(Math.toIntExact(file.size()));
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes);
            }
            return bytes.flip();
        }
    }

    private static Model checked(OrtEnvironment environment, OrtSession session, ModelFile file, List<Output> outputs)
            throws OrtException {
        try {
            return new Model(environment, session, file, outputs);
        } catch (IllegalArgumentException e) {
            session.close();
            throw e;
        }
    }

    /** By output, whether it tells labels for each token; else it tells them for a sequence as a whole. */
    boolean[] perToken() {
        return perToken;
    }

    /**
     * Runs sequences together.
     *
     * @return by output, for each sequence its rows of logits: one for each of its tokens, or one
     */
    List<List<float[][]>> run(List<TokenWindow> windows) throws OrtException {
        int longest = windows.stream().mapToInt(TokenWindow::length).max().orElse(0);
        var ids = new long[windows.size() * longest];
        var mask = new long[ids.length];
        for (int i = 0; i < windows.size(); i++) {
            var sequence = windows.get(i).ids();
            System.arraycopy(sequence, 0, ids, i * longest, sequence.length);
            Arrays.fill(mask, i * longest, i * longest + sequence.length, 1);
        }
        var values = Map.of(IDS, ids, MASK, mask, TYPES, new long[ids.length]);
        var inputs = new HashMap<String, OnnxTensor>();
        try {
            for (var name : session.getInputNames()) {
                var data = LongBuffer.wrap(Objects.requireNonNull(values.get(name)));
                inputs.put(name, OnnxTensor.createTensor(environment, data, new long[] {windows.size(), longest}));
            }
            var names = outputs.stream().map(Output::name).collect(Collectors.toSet());
            try (var result = session.run(inputs, names)) {
                return rows(result, windows, longest);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private List<List<float[][]>> rows(OrtSession.Result result, List<TokenWindow> windows, int longest) {
        var all = new ArrayList<List<float[][]>>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            var tensor = (OnnxTensor) result.get(outputs.get(i).name()).orElseThrow();
            all.add(rows(tensor.getFloatBuffer(), windows, perToken[i] ? longest : 1, outputs.get(i)));
        }
        return all;
    }

    private static List<float[][]> rows(FloatBuffer buffer, List<TokenWindow> windows, int perSequence, Output output) {
        if (buffer.remaining() != windows.size() * perSequence * output.labels()) {
            throw new IllegalStateException("the model's output has another shape than it said");
        }
        var all = new ArrayList<float[][]>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            int count = Math.min(perSequence, windows.get(i).length());
            all.add(rows(buffer, i * perSequence, count, output.labels()));
        }
        return all;
    }

    private static float[][] rows(FloatBuffer buffer, int first, int count, int labels) {
        var rows = new float[count][labels];
        for (int row = 0; row < count; row++) {
            buffer.get((first + row) * labels, rows[row]);
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model can't be closed (" + e.getCode() + ")", e);
        }
    }
}
