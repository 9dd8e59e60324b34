package io.trustrail.gateway.detect.screening.student;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the student learned: for each piece a weight for toxicity and one for injection, as bytes, and how its two figures
 * are read.
 *
 * @param bits there are {@code 2^bits} pieces
 * @param weights of piece {@code n}: at {@code 2n} for toxicity, at {@code 2n + 1} for injection
 */
public record Weights(int bits, byte[] weights, TaskFit toxicity, TaskFit injection) {

    private static final int MAGIC = 0x54525331;
    private static final int MOST_BITS = 22;

    public Weights {
        if (bits < 1 || bits > MOST_BITS || weights.length != 2 << bits) {
            throw new IllegalArgumentException("weights do not fit " + bits + " bits");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is none, or not whole
     */
    public static Weights read(InputStream in) throws IOException {
        var data = new DataInputStream(new BufferedInputStream(in));
        if (data.readInt() != MAGIC) {
            throw new IOException("no weights of a student, or of another version");
        }
        int bits = data.readUnsignedByte();
        if (bits < 1 || bits > MOST_BITS) {
            throw new IOException("no weights of a student");
        }
        var toxicity = TaskFit.read(data);
        var injection = TaskFit.read(data);
        var weights = new byte[2 << bits];
        data.readFully(weights);
        return new Weights(bits, weights, toxicity, injection);
    }

    /** Writes a file. */
    public void write(OutputStream out) throws IOException {
        var data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeByte(bits);
        toxicity.write(data);
        injection.write(data);
        data.write(weights);
        data.flush();
    }
}
