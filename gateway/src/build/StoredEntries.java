import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar anew so that what a start reads in whole isn't compressed: weights and Linux libraries. To inflate them took
 * most of the time until the encoder was loaded.
 *
 * <p>Run by the build, from its source: {@code java StoredEntries.java FILE.jar}. Order, times and contents of entries stay
 * as they are, so that the same sources still give the same bytes.
 */
final class StoredEntries {

    private static final Pattern STORED = Pattern.compile("io/trustrail/gateway/detect/.*\\.(onnx|model|bin)"
            + "|io/trustrail/gateway/detect/encoder/tokenizer\\.json"
            + "|(ai/onnxruntime/native|native/lib|org/sqlite/native)/(?i:linux)[-/].*\\.so");

    private StoredEntries() {}

    public static void main(String[] arguments) throws IOException {
        var jar = Path.of(arguments[0]);
        var written = jar.resolveSibling(jar.getFileName() + ".stored");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(written))) {
            List<? extends ZipEntry> entries = from.stream().toList();
            for (var entry : entries) {
                to.putNextEntry(copy(entry));
                try (InputStream content = from.getInputStream(entry)) {
                    content.transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ZipEntry copy(ZipEntry entry) {
        var copy = new ZipEntry(entry);
        if (STORED.matcher(entry.getName()).matches()) {
            copy.setMethod(ZipEntry.STORED);
            copy.setCompressedSize(entry.getSize());
        } else if (entry.getMethod() == ZipEntry.DEFLATED) {
            // Another version of zlib may come to another size.
            copy.setCompressedSize(-1);
        }
        return copy;
    }
}
