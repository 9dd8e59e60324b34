package io.trustrail.gateway.label.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.own.Ingredient.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The manifest of what the gateway ships is true. */
class OwnLabelTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path ROOT = Path.of("..");

    private static List<Part> parts() {
        return OwnLabel.read().ingredients().stream()
                .flatMap(it -> it.files().stream())
                .toList();
    }

    @Test
    void eachFileIsTheOneThatTheManifestNames() throws IOException {
        assertThat(parts()).hasSizeGreaterThan(8);
        for (var part : parts()) {
            try (var in = Objects.requireNonNull(OwnLabel.class.getResourceAsStream("/" + part.file()), part.file())) {
                var bytes = in.readAllBytes();
                assertThat((long) bytes.length).as(part.file()).isEqualTo(part.bytes());
                assertThat(LabelJson.hash(bytes)).as(part.file()).isEqualTo(part.sha256());
            }
        }
    }

    @Test
    void everythingThatDetectorsLoadIsInTheManifest() throws IOException {
        var listed = parts().stream().map(Part::file).toList();
        var found = new ArrayList<String>();
        for (var folder : List.of("io/trustrail/gateway/detect", "detect")) {
            try (var files = Files.walk(RESOURCES.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> !OwnLabel.MANIFEST.equals("/" + file))
                        .forEach(found::add);
            }
        }
        assertThat(listed).containsAll(found);
    }

    @Test
    void cardsAreThereAndTheLargestFilesAreOnThem() throws IOException {
        for (var it : OwnLabel.read().ingredients()) {
            var card = Files.readString(ROOT.resolve(it.card()));
            assertThat(card).as(it.card()).isNotBlank();
            assertThat(it.limits()).as(it.name()).isNotEmpty();
        }
        var screen = Files.readString(ROOT.resolve("docs/models/screen.md"));
        assertThat(parts().stream()
                        .filter(it -> it.file().endsWith("screen.onnx"))
                        .map(Part::sha256))
                .hasSize(1)
                .allSatisfy(sha256 -> assertThat(screen).contains(sha256));
    }

    @Test
    void theNoticeNamesTheSourcesOfData() throws IOException {
        var notice = Files.readString(ROOT.resolve("NOTICE"));
        var own = List.of("Own hand-written lines and templates", "Lists of the authors");
        assertThat(OwnLabel.read().ingredients().stream()
                        .flatMap(it -> it.data().stream())
                        .map(it -> it.substring(0, it.lastIndexOf(" (") < 0 ? it.length() : it.lastIndexOf(" (")))
                        .filter(it -> !own.contains(it)))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(notice).contains(source));
    }
}
