package io.trustrail.training.names;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Names by language, from the word lists of Datafaker (Apache-2.0). */
final class NameLists {

    private static final Set<String> GIVEN =
            Set.of("first_name", "male_first_name", "female_first_name", "neutral_first_name", "masculine_name");
    private static final Set<String> SURNAMES =
            Set.of("last_name", "female_last_name", "male_last_name", "prefix_last_name");
    private static final Set<String> PLACES =
            Set.of("city", "city_name", "state", "community", "region", "province", "county", "village", "county_name");
    private static final Set<String> COUNTRIES = Set.of("country", "default_country");

    final Map<String, Set<String>> given = new TreeMap<>();
    final Map<String, Set<String>> surnames = new TreeMap<>();
    final Map<String, Set<String>> places = new TreeMap<>();
    final Map<String, Set<String>> countries = new TreeMap<>();
    final Map<String, Set<String>> streets = new TreeMap<>();

    private NameLists() {}

    static NameLists load() throws IOException {
        var lists = new NameLists();
        var jar = URI.create(
                "jar:" + Faker.class.getProtectionDomain().getCodeSource().getLocation());
        try (var files = FileSystems.newFileSystem(jar, Map.of());
                var walk = Files.walk(files.getPath("/"))) {
            for (var file : walk.filter(NameLists::isWanted).sorted().toList()) {
                lists.read(file);
            }
        }
        return lists;
    }

    private static boolean isWanted(Path file) {
        var name = file.toString();
        return name.endsWith(".yml")
                && (file.getNameCount() == 1
                        || name.equals("/en/name.yml")
                        || name.equals("/en/address.yml")
                        || name.equals("/en/country.yml"));
    }

    private void read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var locale = new Load(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .loadFromInputStream(in);
            if (locale instanceof Map<?, ?> map && map.size() == 1) {
                var language = String.valueOf(map.keySet().iterator().next()).substring(0, 2);
                if (map.values().iterator().next() instanceof Map<?, ?> root
                        && root.get("faker") instanceof Map<?, ?> faker) {
                    collect(language, faker.get("name"));
                    collect(language, faker.get("address"));
                    collect(language, faker.get("nation"));
                }
            }
        }
    }

    private void collect(String language, @Nullable Object group) {
        if (!(group instanceof Map<?, ?> map)) {
            return;
        }
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (GIVEN.contains(name)) {
                add(given, language, value);
            } else if (SURNAMES.contains(name)) {
                add(surnames, language, value);
            } else if (PLACES.contains(name)) {
                add(places, language, value);
            } else if (COUNTRIES.contains(name)) {
                add(countries, language, value);
            } else if (name.equals("street_root") || name.equals("street") || name.equals("street_name")) {
                add(streets, language, value);
            } else if (value instanceof Map<?, ?>) {
                collect(language, value);
            }
        });
    }

    private static void add(Map<String, Set<String>> lists, String language, Object value) {
        var list = lists.computeIfAbsent(language, key -> new TreeSet<>());
        if (value instanceof Collection<?> values) {
            values.stream()
                    .map(String::valueOf)
                    .filter(text -> !text.contains("#") && !text.contains("{") && text.length() > 1)
                    .forEach(list::add);
        }
    }
}
