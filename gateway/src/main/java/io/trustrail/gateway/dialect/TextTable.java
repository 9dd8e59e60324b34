package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.Names;
import io.trustrail.gateway.guard.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a kind of message carries text: paths such as {@code messages/*}{@code /content}, compiled to a tree that is walked
 * along with the parser. What no path names is text of origin {@link Origin#METADATA}: a field that a vendor adds tomorrow
 * survives, and is still read.
 */
final class TextTable {

    private final Node root;
    private final Rule unknown;

    private final Names names;

    private TextTable(Node root, Rule unknown) {
        this.root = root;
        this.unknown = unknown;
        this.names = new Names(root.names().toList());
    }

    /** All names of fields that its paths are made of. */
    Names names() {
        return names;
    }

    Node root() {
        return root;
    }

    /** How values are read that no path names. */
    Rule unknown() {
        return unknown;
    }

    static Builder unknownAs(Treatment treatment) {
        return new Builder(new Rule(treatment, Origin.METADATA, "", null));
    }

    /** A step of the tree. */
    static final class Node {
        private final Map<String, Node> fields = new HashMap<>();
        private @Nullable Node elements;
        private @Nullable Rule rule;
        private final String path;
        private boolean fact;

        private Node(String path) {
            this.path = path;
        }

        private Stream<String> names() {
            var below = elements == null
                    ? fields.values().stream()
                    : Stream.concat(fields.values().stream(), Stream.of(elements));
            return Stream.concat(fields.keySet().stream(), below.flatMap(Node::names));
        }

        @Nullable Node field(String name) {
            return fields.get(name);
        }

        boolean hasFields() {
            return !fields.isEmpty();
        }

        @Nullable Node elements() {
            return elements;
        }

        @Nullable Rule rule() {
            return rule;
        }

        /** The path as the table spells it. */
        String path() {
            return path;
        }

        boolean isFact() {
            return fact;
        }

        private Node step(String name) {
            var child = path.isEmpty() ? name : path + "/" + name;
            if (name.equals("*")) {
                elements = elements == null ? new Node(child) : elements;
                return elements;
            }
            return fields.computeIfAbsent(name, n -> new Node(child));
        }
    }

    /** Fills a table. */
    static final class Builder {
        private final Node root = new Node("");
        private final Rule unknown;

        private Builder(Rule unknown) {
            this.unknown = unknown;
        }

        Builder text(@Nullable Origin origin, String... paths) {
            return rule(Treatment.TEXT, origin, paths);
        }

        Builder tree(Origin origin, String... paths) {
            return rule(Treatment.TREE, origin, paths);
        }

        Builder json(Origin origin, String... paths) {
            return rule(Treatment.JSON, origin, paths);
        }

        Builder sealed(Origin origin, String... paths) {
            return rule(Treatment.SEALED, origin, paths);
        }

        Builder skip(String... paths) {
            return rule(Treatment.SKIP, null, paths);
        }

        Builder echo(String... paths) {
            return rule(Treatment.ECHO, null, paths);
        }

        /** Content of a kind that no guard can read. */
        Builder media(String kind, String... paths) {
            return each(paths, node -> node.rule = new Rule(Treatment.MEDIA, null, kind, shapeOf(node)));
        }

        /** The same, unless the {@code type} beside it is {@code text}. */
        Builder mediaOrText(String kind, Origin origin, String... paths) {
            return each(paths, node -> node.rule = new Rule(Treatment.MEDIA_OR_TEXT, origin, kind, shapeOf(node)));
        }

        /** The text at this path belongs to a stream of its own. */
        Builder channel(String channel, String path) {
            return each(new String[] {path}, node -> {
                var rule = node.rule;
                if (rule == null) {
                    throw new IllegalArgumentException("no rule yet for " + path);
                }
                node.rule = new Rule(rule.treatment(), rule.origin(), channel, rule.shape());
            });
        }

        Builder shape(Rule.Shape shape, String... paths) {
            return each(paths, node -> {
                var rule = node.rule;
                node.rule = rule == null
                        ? new Rule(Treatment.SKIP, null, "", shape)
                        : new Rule(rule.treatment(), rule.origin(), rule.channel(), shape);
            });
        }

        /** Small values to be told along with the text. */
        Builder facts(String... paths) {
            return each(paths, node -> {
                node.fact = true;
                node.rule = node.rule == null ? new Rule(Treatment.SKIP, null, "", null) : node.rule;
            });
        }

        /** Values whose presence is told, too; they are read as they would be without this. */
        Builder noted(String... paths) {
            return each(paths, node -> node.fact = true);
        }

        TextTable build() {
            return new TextTable(root, unknown);
        }

        private Builder rule(Treatment treatment, @Nullable Origin origin, String... paths) {
            return each(paths, node -> node.rule = new Rule(treatment, origin, "", shapeOf(node)));
        }

        private static Rule.@Nullable Shape shapeOf(Node node) {
            return node.rule == null ? null : node.rule.shape();
        }

        private Builder each(String[] paths, Consumer<Node> change) {
            for (var path : paths) {
                var node = root;
                for (var name : path.split("/", -1)) {
                    node = node.step(name);
                }
                change.accept(node);
            }
            return this;
        }
    }
}
