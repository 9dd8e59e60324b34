package io.trustrail.gateway.detect.screening.student;

import java.io.IOException;
import java.io.InputStream;

/** Tells fast what the encoder would say about a text. Immutable, thread-safe; linear in the text's length. */
public final class Student {

    private final Weights weights;

    public Student(Weights weights) {
        this.weights = weights;
    }

    /**
     * Reads what it learned.
     *
     * @throws IOException if the stream holds no weights
     */
    public static Student read(InputStream in) throws IOException {
        return new Student(Weights.read(in));
    }

    public TaskFit toxicity() {
        return weights.toxicity();
    }

    public TaskFit injection() {
        return weights.injection();
    }

    /**
     * Reads a text: the worst of its stretches, for each task by itself. A text with addresses and numbers is read without
     * them as well: they look like ordinary mail, and would drown a word that does not.
     */
    public Reading read(String text) {
        var whole = worst(text);
        var words = Contacts.without(text);
        return words.length() == text.length() || words.isBlank() ? whole : whole.orWorse(worst(words));
    }

    private Reading worst(String text) {
        var worst = new Reading[1];
        Stretches.of(text, (from, to) -> {
            var reading = read(text, from, to);
            worst[0] = worst[0] == null ? reading : worst[0].or(reading);
        });
        return worst[0];
    }

    private Reading read(String text, int from, int to) {
        var pieces = Pieces.of(text, from, to, weights.bits());
        var slots = pieces.slots();
        var learned = weights.weights();
        int characters = pieces.characters();
        long toxicity = 0;
        long injection = 0;
        int unknown = 0;
        for (int i = 0; i < characters; i++) {
            int slot = slots[i] << 1;
            toxicity += learned[slot];
            injection += learned[slot + 1];
            unknown += (learned[slot] | learned[slot + 1]) == 0 ? 1 : 0;
        }
        long toxicWords = 0;
        long injectionWords = 0;
        for (int i = characters; i < slots.length; i++) {
            int slot = slots[i] << 1;
            toxicWords += learned[slot];
            injectionWords += learned[slot + 1];
        }
        return new Reading(
                figure(weights.toxicity(), toxicity, characters, toxicWords, slots.length - characters),
                figure(weights.injection(), injection, characters, injectionWords, slots.length - characters),
                characters == 0 ? 0 : (double) unknown / characters);
    }

    private static double figure(TaskFit fit, long characters, int count, long words, int wordCount) {
        return fit.bias() + fit.scale() * (characters * damping(count) + words * damping(wordCount));
    }

    /** What sums over so many pieces are multiplied with, so that long texts don't get larger figures than short ones. */
    public static double damping(int count) {
        return count == 0 ? 0 : 1 / Math.sqrt(count);
    }

    /**
     * What the student says about a text.
     *
     * @param toxicity its figure: the higher, the likelier
     * @param injection its figure
     * @param unknown the share of what it saw that it did not learn anything about, 0 to 1
     */
    public record Reading(double toxicity, double injection, double unknown) {

        /** The higher figures. What is unknown is a matter of the whole text. */
        Reading orWorse(Reading part) {
            return new Reading(Math.max(toxicity, part.toxicity), Math.max(injection, part.injection), unknown);
        }

        Reading or(Reading other) {
            return new Reading(
                    Math.max(toxicity, other.toxicity),
                    Math.max(injection, other.injection),
                    Math.max(unknown, other.unknown));
        }
    }
}
