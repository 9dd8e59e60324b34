package io.trustrail.gateway.guard.prompt;

import java.util.List;

/**
 * Remembers what values stand in a prompt, by keyed hashes of 64 bits: of its words, of what stands between its blanks, and
 * of numbers however they are grouped. Case, width, blanks and punctuation make no difference. Some 8 to 16 bytes a word;
 * the key is made when the process starts and leaves it never. Immutable.
 *
 * <p>A value is told if it stands in the prompt as a whole; if it is of several words, among them letters, such as a name or
 * an address, if each of them does. What is told is never taken for untold, but a value that is put together of told words
 * counts as told.
 */
public final class Told {

    /** Nothing was told. */
    public static final Told NOTHING = new Told(new Hashes());

    private final Hashes hashes;

    private Told(Hashes hashes) {
        this.hashes = hashes;
    }

    /** What texts tell. */
    public static Told by(List<String> texts) {
        var reader = new PromptReader();
        texts.forEach(reader::read);
        return new Told(reader.hashes());
    }

    /**
     * Whether a value stands in the prompt.
     *
     * @param isPhone whether it is a telephone number, which has country codes or has none
     */
    public boolean has(String value, boolean isPhone) {
        if (hashes.isEmpty()) {
            return false;
        }
        var plain = Plain.of(value);
        var whole = Plain.joined(plain);
        return hashes.has(Hashes.of(whole))
                || (isPhone && hasLocal(whole))
                || (whole.codePoints().anyMatch(Character::isLetter) && hasEachPart(plain));
    }

    private boolean hasLocal(String digits) {
        return digits.length() >= PromptReader.PHONE && hashes.has(PromptReader.local(digits));
    }

    private boolean hasEachPart(String plain) {
        int start = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i == plain.length() || Plain.isBlank(plain.charAt(i))) {
                if (!hasPart(Plain.joined(plain.substring(start, i)))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private boolean hasPart(String part) {
        return part.isEmpty() || hashes.has(Hashes.of(part)) || hasRuns(part);
    }

    /** Where no blanks are written, words are rows of pairs, and numbers stand between them. */
    private boolean hasRuns(String part) {
        boolean unspaced = false;
        int at = 0;
        while (at < part.length()) {
            int end = Plain.runEnd(part, at);
            boolean row = Plain.isUnspaced(part.charAt(at));
            unspaced |= row && end - at > 1;
            if (row ? !hasPairs(part, at, end) : !hashes.has(Hashes.of(part.substring(at, end)))) {
                return false;
            }
            at = end;
        }
        return unspaced;
    }

    private boolean hasPairs(String part, int start, int end) {
        for (int i = start + 2; i <= end; i++) {
            if (!hashes.has(Hashes.of(part.substring(i - 2, i)))) {
                return false;
            }
        }
        return true;
    }
}
