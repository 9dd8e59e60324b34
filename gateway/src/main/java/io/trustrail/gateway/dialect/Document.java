package io.trustrail.gateway.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one JSON text, with what was found in them and what shall stand there instead. */
final class Document {

    private static final Comparator<Patch> BY_START = Comparator.comparingInt(Patch::start);

    private final byte[] bytes;
    private final List<TextSpan> texts = new ArrayList<>();
    private final List<Nested> nested = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private @Nullable Container container;
    private boolean changed;

    Document(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    void add(TextSpan text) {
        texts.add(text);
    }

    /** A string of this document that is a document itself. */
    void nest(int start, int end, Document inner) {
        nested.add(new Nested(start, end, inner));
        inner.container = new Container(this, start);
    }

    /** Puts other bytes in place of {@code [start, end)}. */
    void patch(int start, int end, byte[] replacement) {
        patches.add(new Patch(start, end, replacement));
        changed = true;
    }

    void change() {
        changed = true;
    }

    private boolean isChanged() {
        if (changed) {
            return true;
        }
        for (var inner : nested) {
            if (inner.document.isChanged()) {
                return true;
            }
        }
        return false;
    }

    /** The original array if nothing changed. */
    byte[] toBytes() {
        return isChanged() ? splice(allPatches()) : bytes;
    }

    /** The same with some more splices, which are not kept. */
    byte[] toBytesWith(List<Splice> splices) {
        var all = allPatches();
        splices.forEach(splice -> all.add(new Patch(splice.start(), splice.end(), Json.utf8(splice.json()))));
        all.sort(BY_START);
        return splice(all);
    }

    private List<Patch> allPatches() {
        var all = new ArrayList<>(patches);
        for (var text : texts) {
            var replacement = text.replacement();
            if (replacement != null) {
                all.add(new Patch(text.start(), text.end(), Json.literal(replacement)));
            }
        }
        for (var inner : nested) {
            if (inner.document.isChanged()) {
                all.add(new Patch(
                        inner.start,
                        inner.end,
                        Json.literal(new String(inner.document.toBytes(), StandardCharsets.UTF_8))));
            }
        }
        all.sort(BY_START);
        return all;
    }

    private byte[] splice(List<Patch> ordered) {
        int length = bytes.length;
        for (var patch : ordered) {
            length += patch.replacement.length - (patch.end - patch.start);
        }
        var out = new byte[length];
        int from = 0;
        int to = 0;
        for (var patch : ordered) {
            System.arraycopy(bytes, from, out, to, patch.start - from);
            to += patch.start - from;
            System.arraycopy(patch.replacement, 0, out, to, patch.replacement.length);
            to += patch.replacement.length;
            from = patch.end;
        }
        System.arraycopy(bytes, from, out, to, bytes.length - from);
        return out;
    }

    /** The field whose value (or name) starts at an offset, from the outermost document on. */
    String field(int offset) {
        var name = FieldNames.at(bytes, offset);
        var outer = container;
        return outer == null ? name : FieldNames.within(outer.document.field(outer.start), name);
    }

    /** Where a document stands as a string in another. */
    private record Container(Document document, int start) {}

    private record Nested(int start, int end, Document document) {}

    private record Patch(int start, int end, byte[] replacement) {}
}
