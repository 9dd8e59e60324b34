package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged jar has nothing of the machine that built it, nor of the hour. Whether two builds give the same bytes is for
 * {@code .ci/reproduce}, which takes minutes.
 */
class ReproducibleJarIT {

    /* project.build.outputTimestamp */
    private static final LocalDateTime BUILT = LocalDateTime.parse("2026-11-22T00:00:00");

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(Path.of(System.getProperty("trustrail.jar", "target/trustrail.jar"))
                .toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    private static String text(String name) throws IOException {
        try (var in = jar.getInputStream(Objects.requireNonNull(jar.getEntry(name), name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsOursHasTheTimeOfTheVersionAndNotOfTheBuild() {
        assertThat(jar.stream().filter(entry -> entry.getName().startsWith("io/trustrail/")))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(entry ->
                        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(BUILT));
    }

    @Test
    void theRestKeepsItsTimeWhateverTheBuildersTimeZone() throws IOException, URISyntaxException {
        var name = OrtEnvironment.class.getName().replace('.', '/') + ".class";
        var source = OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation();
        try (var original = new JarFile(Path.of(source.toURI()).toFile())) {
            var made = original.getEntry(name).getLastModifiedTime().toInstant();

            assertThat(jar.getEntry(name).getTimeLocal()).isEqualTo(LocalDateTime.ofInstant(made, ZoneOffset.UTC));
        }
    }

    @Test
    void textsThatWereMergedAreWholeWhateverTheBuildersLanguage() throws IOException {
        assertThat(text("META-INF/NOTICE")).contains("©").doesNotContain("\uFFFD", "??");
    }

    @Test
    void whatAStartReadsInWholeIsNotCompressed() {
        assertThat(jar.stream().filter(entry -> entry.getMethod() == ZipEntry.STORED && entry.getSize() > 0))
                .extracting(ZipEntry::getName)
                .contains(
                        "io/trustrail/gateway/detect/encoder/screen.onnx",
                        "io/trustrail/gateway/detect/names/names.model",
                        "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                        "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                        "native/lib/linux-x86_64/cpu/libtokenizers.so",
                        "native/lib/linux-aarch64/cpu/libtokenizers.so");
    }

    @Test
    void theManifestNamesNeitherAMachineNorATime() throws IOException {
        assertThat(jar.getManifest().getMainAttributes().keySet().stream().map(String::valueOf))
                .doesNotContain("Built-By", "Build-Jdk", "Build-Time", "Bnd-LastModified");
    }

    @Test
    void theListOfPartsHasNoNumberOrTimeOfItsOwn() throws IOException {
        var parts = new JsonObject(text("META-INF/sbom/application.cdx.json"));

        assertThat(parts.fieldNames()).doesNotContain("serialNumber");
        assertThat(parts.getJsonObject("metadata").getString("timestamp", "2026-11-22T00:00:00Z"))
                .isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void noEntryComesTwice() {
        List<String> names = jar.stream().map(ZipEntry::getName).toList();
        assertThat(names).hasSameSizeAs(Set.copyOf(names));
    }
}
