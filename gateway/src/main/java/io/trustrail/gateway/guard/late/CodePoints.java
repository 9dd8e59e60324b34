package io.trustrail.gateway.guard.late;

/**
 * Converts positions in a text that count code points, as other languages do, to positions in UTF-16. Fast if the positions
 * come nearly in order. For one thread.
 */
public final class CodePoints {

    private final String text;
    private int codePoints;
    private int utf16;

    public CodePoints(String text) {
        this.text = text;
    }

    /**
     * The position in UTF-16.
     *
     * @throws Unavailable if the text has no such position: then whoever told it answered nonsense
     */
    public int utf16(int position) {
        try {
            utf16 = text.offsetByCodePoints(utf16, position - codePoints);
            codePoints = position;
            return utf16;
        } catch (IndexOutOfBoundsException e) {
            throw new Unavailable(Unavailable.Reason.BAD_ANSWER);
        }
    }
}
