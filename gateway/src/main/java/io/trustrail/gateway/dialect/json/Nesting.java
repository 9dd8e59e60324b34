package io.trustrail.gateway.dialect.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in the structure a cursor is: objects with the names that they had so far, arrays with a position. */
final class Nesting {

    /** Up to so many names of an object are looked through, more are looked up. */
    private static final int FEW = 8;

    private final List<Level> levels = new ArrayList<>();
    /** The first names of all open objects, one object's behind the other's. */
    private final List<String> names = new ArrayList<>();

    private int depth;

    /** An object or array; used again for others as deep. */
    private static final class Level {
        boolean object;
        int position;
        String name = "";
        int firstName;

        @Nullable Set<String> manyNames;
    }

    int depth() {
        return depth;
    }

    boolean inObject() {
        return depth > 0 && levels.get(depth - 1).object;
    }

    void open(boolean object) {
        if (depth == levels.size()) {
            levels.add(new Level());
        }
        var level = levels.get(depth++);
        level.object = object;
        level.position = -1;
        level.name = "";
        level.firstName = names.size();
        level.manyNames = null;
    }

    void close() {
        depth--;
        int first = levels.get(depth).firstName;
        for (int last = names.size() - 1; last >= first; last--) {
            names.remove(last);
        }
    }

    /** The next element of the innermost array. */
    void element() {
        levels.get(depth - 1).position++;
    }

    /** Whether the innermost object has this member for the first time. */
    boolean member(String name) {
        var level = levels.get(depth - 1);
        level.name = name;
        level.position = 0;
        if (names.size() - level.firstName >= FEW) {
            return isNew(level, name);
        }
        for (int i = level.firstName; i < names.size(); i++) {
            if (name.equals(names.get(i))) {
                return false;
            }
        }
        names.add(name);
        return true;
    }

    private boolean isNew(Level level, String name) {
        if (level.manyNames == null) {
            level.manyNames = new HashSet<>(names.subList(level.firstName, names.size()));
        }
        return level.manyNames.add(name);
    }

    /** The current place as people write it, such as {@code messages[2].content}. */
    String path() {
        var path = new StringBuilder();
        for (var level : levels.subList(0, depth)) {
            if (level.position >= 0 && level.object) {
                path.append(path.length() == 0 ? "" : ".").append(level.name);
            } else if (level.position >= 0) {
                path.append('[').append(level.position).append(']');
            }
        }
        return path.toString();
    }
}
