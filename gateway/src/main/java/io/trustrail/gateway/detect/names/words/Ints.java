package io.trustrail.gateway.detect.names.words;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of numbers in a model file: their length, then their big-endian bytes. */
public final class Ints {

    private Ints() {}

    public static int[] read(DataInputStream in) throws IOException {
        var ints = new int[in.readInt()];
        var bytes = new byte[ints.length * Integer.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asIntBuffer().get(ints);
        return ints;
    }

    public static void write(DataOutputStream out, int[] ints) throws IOException {
        out.writeInt(ints.length);
        var bytes = ByteBuffer.allocate(ints.length * Integer.BYTES);
        bytes.asIntBuffer().put(ints);
        out.write(bytes.array());
    }
}
