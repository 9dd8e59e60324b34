package io.trustrail.gateway.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The encoding of messages, more strictly than the JSON parser has it: what the vendor reads is what we read. */
final class Utf8 {

    private static final int LONGEST_MARK = 4;

    private Utf8() {}

    /**
     * Refuses bytes that aren't UTF-8.
     *
     * @throws MalformedMessage saying so
     */
    static void require(byte[] bytes) {
        refuseOtherEncodings(bytes);
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        if (at < bytes.length) {
            refuseBroken(ByteBuffer.wrap(bytes, at, bytes.length - at));
        }
    }

    /* The parser would guess UTF-16 and UTF-32, and then there are no byte offsets to splice at. */
    private static void refuseOtherEncodings(byte[] bytes) {
        for (int i = 0; i < Math.min(LONGEST_MARK, bytes.length); i++) {
            if (bytes[i] == 0 || bytes[i] == (byte) 0xEF || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
                throw new MalformedMessage("", "the body must be JSON in UTF-8 without a byte order mark");
            }
        }
    }

    /* The parser lets overlong forms and code points beyond Unicode pass. */
    private static void refuseBroken(ByteBuffer rest) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(rest);
        } catch (CharacterCodingException e) {
            throw new MalformedMessage("", "the body is not valid UTF-8");
        }
    }
}
