package io.trustrail.gateway.fairness.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of the audit: sections that begin with {@code [name]}, with lines of columns between {@code |}. What stands before
 * {@code =} is a column, too. Lines that begin with # say something to readers.
 *
 * @param sections lines by section; those before the first section are in the section ""
 */
record Table(Map<String, List<List<String>>> sections) {

    /** Reads a file of the jar. */
    static Table read(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/fairness/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no file fairness/" + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table parse(String text) {
        var sections = new LinkedHashMap<String, List<List<String>>>();
        var section = new ArrayList<List<String>>();
        sections.put("", section);
        for (var line : text.lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(columns(line));
            }
        }
        return new Table(sections);
    }

    private static List<String> columns(String line) {
        var columns = new ArrayList<String>();
        int equals = line.indexOf(" = ");
        if (equals > 0) {
            columns.add(line.substring(0, equals).strip());
        }
        for (var column : line.substring(equals > 0 ? equals + 2 : 0).split("\\|", -1)) {
            columns.add(column.strip());
        }
        return columns;
    }

    List<List<String>> section(String name) {
        var lines = sections.get(name);
        if (lines == null) {
            throw new IllegalStateException("the audit's files have no section [" + name + "]");
        }
        return lines;
    }
}
