package io.trustrail.gateway.verify.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An export in lines, read as the log that it is from: its entries come from the lines, everything else from the proof
 * beside it. Bundles of entries must be asked for in their order.
 */
final class ExportSource implements LogSource {

    /** Behind the name of an export: its proof. */
    private static final String PROOF = ".proof";

    private static final String ENTRIES = "tile/entries/";
    private static final int WIDTH = 256;
    private static final int SHOWN = 5;
    private static final int LONGEST_LEAF = 65_535;

    private final ZipFile proof;
    private final InputStream lines;
    /** First index of each stretch of entries that the export has, and the index behind its last. */
    private final NavigableMap<Long, Long> stretches;

    private long at = -1;
    private byte[] bundle = new byte[0];

    private ExportSource(ZipFile proof, InputStream lines, NavigableMap<Long, Long> stretches) {
        this.proof = proof;
        this.lines = lines;
        this.stretches = stretches;
    }

    /**
     * Opens an export.
     *
     * @throws IllegalArgumentException if there is no proof beside it, or it is none
     */
    static ExportSource open(Path export) throws IOException {
        var file = export.resolveSibling(export.getFileName() + PROOF);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no " + file + " beside the export; 'trustrail audit export"
                    + " --out FILE' writes both, for lines of JSON");
        }
        try {
            var zip = new ZipFile(file.toFile());
            var entries = bytes(zip, "entries").map(ExportSource::stretches);
            if (entries.isEmpty()) {
                zip.close();
                throw none(file);
            }
            return new ExportSource(zip, new BufferedInputStream(Files.newInputStream(export)), entries.get());
        } catch (ZipException | NumberFormatException e) {
            throw none(file);
        }
    }

    private static IllegalArgumentException none(Path file) {
        return new IllegalArgumentException(file + " is no proof of an export, or damaged; export again");
    }

    private static NavigableMap<Long, Long> stretches(byte[] text) {
        var stretches = new TreeMap<Long, Long>();
        new String(text, StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(pair -> {
                    if (pair.length != 2) {
                        throw new NumberFormatException("not two numbers");
                    }
                    stretches.put(Long.parseLong(pair[0]), Long.parseLong(pair[1]));
                });
        return stretches;
    }

    @Override
    public boolean has(long index) {
        var stretch = stretches.floorEntry(index);
        return stretch != null && index < stretch.getValue();
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        return path.startsWith(ENTRIES) ? Optional.of(entries(number(path))) : bytes(proof, path);
    }

    private static Optional<byte[]> bytes(ZipFile zip, String path) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** The number in a path such as {@code tile/entries/x001/234} or {@code tile/entries/000.p/94}. */
    private static long number(String path) {
        var name = path.substring(ENTRIES.length());
        int partial = name.indexOf(".p/");
        return Long.parseLong((partial < 0 ? name : name.substring(0, partial)).replaceAll("[x/]", ""));
    }

    /* A bundle as a log has it; an entry that the export leaves out is empty. */
    private byte[] entries(long number) throws IOException {
        if (number != at) {
            at = number;
            var out = new ByteArrayOutputStream();
            for (long index = number * WIDTH; index < (number + 1) * WIDTH; index++) {
                var leaf = has(index) ? line() : Optional.of(new byte[0]);
                if (leaf.isEmpty()) {
                    break;
                }
                out.write(leaf.get().length >> 8);
                out.write(leaf.get().length);
                out.write(leaf.get());
            }
            bundle = out.toByteArray();
        }
        return bundle;
    }

    /* No entry is longer than LONGEST_LEAF: what is cut off there can't be right, and is named. */
    private Optional<byte[]> line() throws IOException {
        int next = lines.read();
        if (next < 0) {
            return Optional.empty();
        }
        var line = new ByteArrayOutputStream();
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            if (line.size() < LONGEST_LEAF) {
                line.write(next);
            }
        }
        return Optional.of(line.toByteArray());
    }

    @Override
    public boolean hasMore() throws IOException {
        return lines.read() >= 0;
    }

    @Override
    public String extent() {
        var words = new StringBuilder("entries ");
        stretches.entrySet().stream()
                .limit(SHOWN)
                .forEach(stretch -> words.append(words.length() > 8 ? ", " : "")
                        .append(stretch.getKey())
                        .append(" to ")
                        .append(stretch.getValue() - 1));
        return words + (stretches.size() > SHOWN ? " and others" : "");
    }

    @Override
    public void close() throws IOException {
        try (proof;
                lines) {
            at = -1;
        }
    }
}
