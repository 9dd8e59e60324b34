package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of number: how it's written, what proves it, what it's called. Immutable.
 *
 * @param category what its findings are, such as {@code TAX_ID}
 * @param name the scheme, such as {@code DE_TAX_ID}
 * @param forms how it's written, and how likely each form is without a label
 * @param check what must hold whatever stands beside it
 * @param labelled the score with a label
 * @param topics what its labels speak of
 * @param left how far left of it a label may end
 * @param right how far right of it a label may begin; 0 if labels stand on its left only
 */
public record Scheme(
        String category,
        String name,
        List<Form> forms,
        Check check,
        double labelled,
        List<Topic> topics,
        int left,
        int right) {

    /** The score of a label without a sum. */
    public static final double LABEL_ONLY = 0.85;

    /** The score of a label and a sum. */
    public static final double PROVEN = 0.97;

    /** A scheme without a check: it needs a label. */
    public static Scheme scheme(String category, String name) {
        return new Scheme(category, name, List.of(), Check.NONE, LABEL_ONLY, List.of(), Lexicon.LEFT, Lexicon.RIGHT);
    }

    /**
     * Adds forms in which it's found beside a label only.
     *
     * @param shapes {@code 9} digit, {@code A} letter, {@code X} either; {@code ~} nothing, a blank or a dash, the same
     *     throughout; blank, {@code - . /} for themselves; {@code 9{6,8}} for six to eight digits
     */
    public Scheme form(String... shapes) {
        return alone(0, shapes);
    }

    /** Adds forms that are found by themselves too, with this score. */
    public Scheme alone(double score, String... shapes) {
        var all = new ArrayList<>(forms);
        for (var shape : shapes) {
            all.add(new Form(shape, score));
        }
        return new Scheme(category, name, List.copyOf(all), check, labelled, topics, left, right);
    }

    /** Says what must hold. */
    public Scheme check(Check holds) {
        return new Scheme(category, name, forms, holds, PROVEN, topics, left, right);
    }

    /** Says what must hold, where that proves little. */
    public Scheme rule(Check holds) {
        return new Scheme(category, name, forms, holds, LABEL_ONLY, topics, left, right);
    }

    /** Adds words that name it, separated by commas; {@link Topic#of} tells how they are written. */
    public Scheme labels(String words) {
        return labels(Topic.of(words));
    }

    public Scheme labels(Topic... more) {
        var all = new ArrayList<>(topics);
        all.addAll(List.of(more));
        return new Scheme(category, name, forms, check, labelled, List.copyOf(all), left, right);
    }

    /** Limits how far its labels may stand from it. */
    public Scheme within(int most, int mostRight) {
        return new Scheme(category, name, forms, check, labelled, topics, most, mostRight);
    }

    /**
     * A way to write a number.
     *
     * @param alone the score without a label; 0 if it needs one
     */
    public record Form(String shape, double alone) {}
}
