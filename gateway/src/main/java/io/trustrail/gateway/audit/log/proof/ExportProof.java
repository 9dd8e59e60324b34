package io.trustrail.gateway.audit.log.proof;

import io.trustrail.gateway.audit.log.tile.TilePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What makes an export of entries verifiable without the log: which entries it has, the checkpoint, and the hashes of
 * the tree that lead from one to the other. A ZIP file; docs/audit.md tells its form. For one thread.
 */
public final class ExportProof {

    /** Entries of successive indexes. */
    private record Stretch(long first, long end) {}

    private final Prover log;
    private final List<Stretch> stretches = new ArrayList<>();
    /** The bundles of 256 that have an exported entry. */
    private final BitSet bundles = new BitSet();

    public ExportProof(Prover log) {
        this.log = log;
    }

    /** Says that an entry is in the export. Indexes must ascend. */
    public void add(long index) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).end() == index) {
            stretches.set(last, new Stretch(stretches.get(last).first(), index + 1));
        } else {
            stretches.add(new Stretch(index, index + 1));
        }
        bundles.set(Math.toIntExact(index / TilePath.WIDTH));
    }

    /**
     * Writes it.
     *
     * @throws IOException if the file can't be written, or the log's tiles can't be read
     */
    public void writeTo(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "checkpoint", text(log.checkpoint()));
            put(zip, "vkey", text(log.verifierKey() + "\n"));
            put(zip, "entries", text(lines()));
            for (int level = 0; log.size() >> (8 * level) > 0; level++) {
                tiles(zip, level);
            }
        }
    }

    /* Of the lowest tiles only those above exported entries are needed, and the one that is not full. */
    private void tiles(ZipOutputStream zip, int level) throws IOException {
        long hashes = log.size() >> (8 * level);
        for (long tile = 0; tile * TilePath.WIDTH < hashes; tile++) {
            boolean full = (tile + 1) * TilePath.WIDTH <= hashes;
            if (level > 0 || !full || bundles.get(Math.toIntExact(tile))) {
                var path = TilePath.hashes(level, tile);
                put(zip, full ? path : TilePath.partial(path, (int) (hashes % TilePath.WIDTH)), log.tile(level, tile));
            }
        }
    }

    private String lines() {
        var lines = new StringBuilder();
        stretches.forEach(stretch ->
                lines.append(stretch.first()).append(' ').append(stretch.end()).append('\n'));
        return lines.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
