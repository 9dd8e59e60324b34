package io.trustrail.gateway.detect.names.model;

import io.trustrail.gateway.detect.names.words.Ints;
import io.trustrail.gateway.detect.names.words.Lexicon;
import io.trustrail.gateway.detect.names.words.Words;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A trained model.
 *
 * @param words its dictionaries
 * @param spaced weights of tokens of scripts with spaces
 * @param characters weights of Han and hiragana characters
 * @param transitions from each tag to each, in steps of {@link Weights#SCALE}, row by row
 * @param bias what each tag of a spaced token gets before its features count, then each tag of a character: a lower one
 *     for {@link Tag#OUTSIDE} finds more
 */
public record NameModel(Words words, Weights spaced, Weights characters, int[] transitions, int[] bias) {

    private static final int FORMAT = 0x54524e32;

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it ends early or is of another format
     */
    public static NameModel read(InputStream stream) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (in.readInt() != FORMAT) {
            throw new IOException("no model of names, or one of another version: train it again");
        }
        return new NameModel(
                new Words(Lexicon.read(in), Lexicon.read(in)),
                Weights.read(in),
                Weights.read(in),
                Ints.read(in),
                Ints.read(in));
    }

    /** Writes it; the same model gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeInt(FORMAT);
        words.spaced().write(out);
        words.han().write(out);
        spaced.write(out);
        characters.write(out);
        Ints.write(out, transitions);
        Ints.write(out, bias);
        out.flush();
    }

    /** The same model with another bias. */
    public NameModel withBias(int[] other) {
        return new NameModel(words, spaced, characters, transitions, other);
    }
}
