package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one policy directory, read once: {@code *.yaml}, {@code *.txt} for lists of terms, and {@code *.schema.json} for answers.
 *
 * <p>{@code cases/} and {@code schemas/} take no part, nor does anything whose name starts with a dot: a mounted ConfigMap
 * keeps its files in such a directory and shows them through links, which are followed.
 *
 * @param contents raw bytes by path relative to the directory, with slashes
 */
record PolicyFiles(Path directory, SortedMap<String, byte[]> contents) {

    private static final List<String> ENDINGS = List.of(".yaml", ".txt", ".schema.json");
    private static final Set<String> ASIDE = Set.of("cases", "schemas");

    /** Reads what is there; a file that can't be read is a problem. */
    static PolicyFiles read(Path directory, Problems problems) {
        var contents = new TreeMap<String, byte[]>();
        try {
            find(directory).forEach((name, path) -> {
                try {
                    contents.put(name, Files.readAllBytes(path));
                } catch (IOException e) {
                    problems.error(Place.of(name), "", "can't be read; check that it exists and who may read it");
                }
            });
        } catch (IOException e) {
            problems.error(Place.of(directory.toString()), "", "is no directory that can be read");
        }
        return new PolicyFiles(directory, contents);
    }

    /**
     * What tells one state of the files from another without reading them: their names, sizes, times and identities.
     * Any answer, even for a directory that can't be read: it differs from the one for the directory as it was.
     */
    static Map<String, String> fingerprint(Path directory) {
        var fingerprint = new TreeMap<String, String>();
        try {
            find(directory).forEach((name, path) -> fingerprint.put(name, state(path)));
        } catch (IOException e) {
            fingerprint.put(".", "unreadable");
        }
        return fingerprint;
    }

    private static String state(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static SortedMap<String, Path> find(Path directory) throws IOException {
        if (Files.isRegularFile(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        var found = new TreeMap<String, Path>();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return takesPart(name(visited)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = name(file);
                if (takesPart(name) && ENDINGS.stream().anyMatch(name::endsWith)) {
                    found.put(name, file);
                }
                return FileVisitResult.CONTINUE;
            }

            private String name(Path path) {
                return directory.relativize(path).toString().replace('\\', '/');
            }
        };
        Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return found;
    }

    private static boolean takesPart(String name) {
        boolean hidden = name.startsWith(".") || name.contains("/.");
        return !hidden && !ASIDE.contains(name);
    }

    /** SHA-256 over all files in the order of their paths, each as path, length and contents. */
    String hash() {
        var digest = sha256();
        contents.forEach((name, bytes) -> {
            digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** The texts of the files with this ending; one that is not UTF-8 is a problem. */
    SortedMap<String, String> texts(String ending, Problems problems) {
        var texts = new TreeMap<String, String>();
        contents.forEach((name, bytes) -> {
            if (name.endsWith(ending)) {
                decode(bytes)
                        .ifPresentOrElse(
                                text -> texts.put(name, text),
                                () -> problems.error(Place.of(name), "", "is not UTF-8; save it as UTF-8"));
            }
        });
        return texts;
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
