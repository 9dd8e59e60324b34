package io.trustrail.gateway.label.own;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own label.
 *
 * @param ingredients models, lists and fonts in the jar
 * @param libraries in the jar, from its SBOM; none in a build without one
 */
public record OwnLabel(List<Ingredient> ingredients, List<Library> libraries) {

    /** The manifest, beside the weights. */
    public static final String MANIFEST = "/io/trustrail/gateway/detect/models.json";

    /** Where the build puts the SBOM (CycloneDX). */
    public static final String SBOM = "/META-INF/sbom/application.cdx.json";

    public OwnLabel {
        ingredients = List.copyOf(ingredients);
        libraries = List.copyOf(libraries);
    }

    /** A library with the licences that it names; {@code unknown} if it names none. */
    public record Library(String name, String version, String licences) {}

    /** That of this build. Reads files of the jar. */
    public static OwnLabel read() {
        var models = json(MANIFEST);
        var bom = json(SBOM);
        return new OwnLabel(
                objects(Objects.requireNonNull(models, MANIFEST), "models")
                        .map(OwnLabel::ingredient)
                        .toList(),
                bom == null
                        ? List.of()
                        : objects(bom, "components").map(OwnLabel::library).toList());
    }

    private static @Nullable JsonObject json(String resource) {
        try (InputStream in = OwnLabel.class.getResourceAsStream(resource)) {
            return in == null ? null : new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonObject> objects(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(String::valueOf).toList();
    }

    private static Ingredient ingredient(JsonObject json) {
        return new Ingredient(
                json.getString("name"),
                json.getString("purpose"),
                json.getString("licence"),
                json.getString("base"),
                json.getString("card"),
                objects(json, "files")
                        .map(it ->
                                new Ingredient.Part(it.getString("file"), it.getLong("bytes"), it.getString("sha256")))
                        .toList(),
                texts(json, "data"),
                texts(json, "figures"),
                texts(json, "limits"));
    }

    private static Library library(JsonObject component) {
        var group = component.getString("group", "");
        var licences = objects(component, "licenses")
                .map(it -> it.getString("expression", licence(it.getJsonObject("license", new JsonObject()))))
                .toList();
        return new Library(
                (group.isEmpty() ? "" : group + ":") + component.getString("name", ""),
                component.getString("version", ""),
                licences.isEmpty() ? "unknown" : String.join(", ", licences));
    }

    private static String licence(JsonObject licence) {
        return licence.getString("id", licence.getString("name", "unknown"));
    }

    /** For programs. */
    public JsonObject json() {
        var models = new JsonArray();
        ingredients.forEach(it -> models.add(json(it)));
        var used = new JsonArray();
        libraries.forEach(it -> used.add(new JsonObject()
                .put("name", it.name())
                .put("version", it.version())
                .put("licences", it.licences())));
        return new JsonObject().put("name", "Trustrail").put("models", models).put("libraries", used);
    }

    private static JsonObject json(Ingredient it) {
        var files = new JsonArray();
        it.files()
                .forEach(part -> files.add(new JsonObject()
                        .put("file", part.file())
                        .put("bytes", part.bytes())
                        .put("sha256", part.sha256())));
        return new JsonObject()
                .put("name", it.name())
                .put("purpose", it.purpose())
                .put("licence", it.licence())
                .put("base", it.base())
                .put("card", it.card())
                .put("files", files)
                .put("data", new JsonArray(it.data()))
                .put("figures", new JsonArray(it.figures()))
                .put("limits", new JsonArray(it.limits()));
    }
}
