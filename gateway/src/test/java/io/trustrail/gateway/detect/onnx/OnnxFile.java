package io.trustrail.gateway.detect.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes tiny ONNX files, byte by byte: a table that has a row of logits for each token id. The field numbers are those of
 * onnx.proto.
 */
public final class OnnxFile {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OnnxFile() {}

    /** A model that gives each token the row of its id. */
    public static Path perToken(Path file, float[][] rows) {
        var graph = new OnnxFile()
                .message(1, node("Gather", "logits", "table", "input_ids"))
                .text(2, "tokens")
                .message(5, table("table", rows))
                .message(11, value("input_ids", INT64, "batch", "length"))
                .message(11, value("attention_mask", INT64, "batch", "length"))
                .message(12, value("logits", FLOAT, "batch", "length", rows[0].length));
        return graph.write(file);
    }

    /** A model that gives a text the largest of its tokens' rows, label by label. */
    public static Path perText(Path file, float[][] rows) {
        return perText(file, Map.of("logits", rows));
    }

    /** The same with several outputs, each with rows of its own. */
    public static Path perText(Path file, Map<String, float[][]> outputs) {
        var graph = new OnnxFile().text(2, "texts");
        outputs.forEach((output, rows) -> {
            graph.message(1, node("Gather", "gathered " + output, "table " + output, "input_ids"))
                    .message(1, largest(output))
                    .message(5, table("table " + output, rows))
                    .message(12, value(output, FLOAT, "batch", rows[0].length));
        });
        return graph.message(11, value("input_ids", INT64, "batch", "length"))
                .message(11, value("attention_mask", INT64, "batch", "length"))
                .write(file);
    }

    private static OnnxFile largest(String output) {
        return node("ReduceMax", output, "gathered " + output)
                .message(
                        5,
                        new OnnxFile()
                                .text(1, "axes")
                                .number(20, ATTRIBUTE_INTS)
                                .number(8, 1))
                .message(
                        5,
                        new OnnxFile()
                                .text(1, "keepdims")
                                .number(20, ATTRIBUTE_INT)
                                .number(3, 0));
    }

    private static OnnxFile node(String type, String output, String... inputs) {
        var node = new OnnxFile();
        for (var input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static OnnxFile table(String name, float[][] rows) {
        var data = ByteBuffer.allocate(rows.length * rows[0].length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (var row : rows) {
            for (float value : row) {
                data.putFloat(value);
            }
        }
        return new OnnxFile()
                .number(1, rows.length)
                .number(1, rows[0].length)
                .number(2, FLOAT)
                .text(8, name)
                .bytes(9, data.array());
    }

    private static OnnxFile value(String name, int type, Object... dimensions) {
        var shape = new OnnxFile();
        for (var dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof Integer size
                            ? new OnnxFile().number(1, size)
                            : new OnnxFile().text(2, dimension.toString()));
        }
        var tensor = new OnnxFile().number(1, type).message(2, shape);
        return new OnnxFile().text(1, name).message(2, new OnnxFile().message(1, tensor));
    }

    private Path write(Path file) {
        var model = new OnnxFile()
                .number(1, 8)
                .message(8, new OnnxFile().text(1, "").number(2, 13))
                .message(7, this);
        try {
            return Files.write(file, model.bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OnnxFile number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private OnnxFile text(int field, String value) {
        return bytes(field, value.getBytes(UTF_8));
    }

    private OnnxFile message(int field, OnnxFile value) {
        return bytes(field, value.bytes.toByteArray());
    }

    private OnnxFile bytes(int field, byte[] value) {
        varint(((long) field << 3) | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while (rest > 0x7f) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
