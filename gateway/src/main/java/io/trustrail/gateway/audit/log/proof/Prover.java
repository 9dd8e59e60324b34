package io.trustrail.gateway.audit.log.proof;

import io.trustrail.gateway.audit.log.LogFiles;
import io.trustrail.gateway.audit.log.note.Checkpoint;
import io.trustrail.gateway.audit.log.note.SignedNote;
import io.trustrail.gateway.audit.log.tile.TilePath;
import io.trustrail.gateway.audit.log.tile.TileReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Writes proofs that leaves are in a log, at the checkpoint that the log had when this was made. Thread-safe. */
public final class Prover {

    /** What a proof's field {@code format} says. */
    public static final String FORMAT = "trustrail-proof/1";

    private final String note;
    private final String verifierKey;
    private final Checkpoint checkpoint;
    private final TileReader reader;

    private Prover(Path log, String note, String verifierKey) throws IOException {
        this.note = note;
        this.verifierKey = verifierKey;
        this.checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        this.reader = new TileReader(log, checkpoint.size());
    }

    /**
     * For a log's directory.
     *
     * @throws IOException if there is no log
     */
    public static Prover at(Path log) throws IOException {
        return new Prover(
                log,
                Files.readString(log.resolve(LogFiles.CHECKPOINT)),
                Files.readString(log.resolve(LogFiles.VERIFIER)).strip());
    }

    /** How many leaves can be proven. */
    public long size() {
        return checkpoint.size();
    }

    /** The log's public key, as verifiers take it. */
    public String verifierKey() {
        return verifierKey;
    }

    /** Index of the first leaf that the log still has: those before were forgotten by retention. */
    public long first() throws IOException {
        return reader.first();
    }

    /** The leaves of a bundle of 256, by its number. */
    public List<byte[]> bundle(long number) throws IOException {
        return reader.entries(number);
    }

    /** The hashes of a tile, one behind the other, as many as it has at the checkpoint. */
    byte[] tile(int level, long index) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var hash : reader.hashes(level, index)) {
            bytes.write(hash);
        }
        return bytes.toByteArray();
    }

    /** A leaf's canonical JSON. */
    public String leaf(long index) throws IOException {
        return new String(reader.entry(index), StandardCharsets.UTF_8);
    }

    /** Takes an entry and its index. */
    @FunctionalInterface
    public interface Visitor {
        void visit(long index, byte[] leaf) throws IOException;
    }

    /** Visits all leaves that the log still has, in their order. */
    public void forEach(Visitor visitor) throws IOException {
        for (long first = first(); first < size(); first += TilePath.WIDTH) {
            long index = first;
            for (var leaf : reader.entries(first / TilePath.WIDTH)) {
                visitor.visit(index++, leaf);
            }
        }
    }

    /** The checkpoint, as it was signed. */
    public String checkpoint() {
        return note;
    }

    /**
     * A document that proves leaves, with all that is needed to verify it but the trust in the key. See docs/audit.md.
     *
     * @param about what the leaves are about, such as a call's id
     * @param indexes of leaves, each below {@link #size}
     */
    public JsonObject prove(String about, Collection<Long> indexes) throws IOException {
        var proofs = new MerkleProofs(reader);
        var leaves = new JsonArray();
        for (long index : indexes) {
            var hashes = new JsonArray();
            proofs.inclusion(index)
                    .forEach(hash -> hashes.add(Base64.getEncoder().encodeToString(hash)));
            leaves.add(new JsonObject()
                    .put("index", index)
                    .put("leaf", leaf(index))
                    .put("hashes", hashes));
        }
        return new JsonObject()
                .put("format", FORMAT)
                .put("about", about)
                .put("vkey", verifierKey)
                .put("checkpoint", note)
                .put("leaves", leaves);
    }
}
