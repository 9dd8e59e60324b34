package io.trustrail.bench.talk;

import io.trustrail.bench.wire.Ascii;
import java.nio.ByteBuffer;

/**
 * Writes replies as OpenAI's chat completions have them. The id of a reply, or of each chunk, tells when it was written:
 * {@code chatcmpl-<nanoTime>-<number>}, readable in any process of the machine.
 */
public final class ReplyForm {

    /** What stands before the time in an id. */
    public static final byte[] ID = Ascii.bytes("\"id\":\"chatcmpl-");

    /** What stands before a text. */
    public static final byte[] CONTENT = Ascii.bytes("\"content\":\"");

    /** Digits of the time, and of the chunk's number after one more character. */
    public static final int TIME_WIDTH = 19;

    public static final int NUMBER_WIDTH = 3;

    /** Characters of text in a chunk. */
    public static final int CHUNK_TEXT = 20;

    private static final byte[] JSON_HEAD = Ascii.bytes("""
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            openai-processing-ms: 12\r
            openai-version: 2020-10-01\r
            x-request-id: req_5f0c6a1e9b3d4c7f8a2b\r
            Content-Length:\s""");
    private static final byte[] STREAM_HEAD = Ascii.bytes("""
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream; charset=utf-8\r
            Cache-Control: no-cache\r
            openai-version: 2020-10-01\r
            x-request-id: req_5f0c6a1e9b3d4c7f8a2b\r
            Transfer-Encoding: chunked\r
            \r
            """);
    private static final byte[] REFUSAL = Ascii.bytes("""
            HTTP/1.1 422 Unprocessable Entity\r
            Content-Type: application/json\r
            Content-Length: 56\r
            \r
            {"error":{"message":"the three sentences do not stand"}}""");
    private static final byte[] HEAD_END = Ascii.bytes("\r\n\r\n");
    private static final byte[] LINE_END = Ascii.bytes("\r\n");

    private static final byte[] JSON_START = Ascii.bytes("{");
    private static final byte[] JSON_BEFORE_TEXT =
            Ascii.bytes("\",\"object\":\"chat.completion\",\"created\":1795320000,\"model\":\"gpt-4o-mini-2024-07-18\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"");
    private static final byte[] JSON_END =
            Ascii.bytes("\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":231,\"completion_tokens\":187,\"total_tokens\":418},"
                    + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_b5c1d2e3f4\"}");

    private static final byte[] EVENT_START = Ascii.bytes("data: {");
    private static final String EVENT_COMMON = "\",\"object\":\"chat.completion.chunk\",\"created\":1795320000,"
            + "\"model\":\"gpt-4o-mini-2024-07-18\",\"service_tier\":\"default\","
            + "\"system_fingerprint\":\"fp_b5c1d2e3f4\",\"choices\":[";
    private static final byte[] ROLE = Ascii.bytes(EVENT_COMMON
            + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"logprobs\":null,"
            + "\"finish_reason\":null}],\"usage\":null}\n\n");
    private static final byte[] BEFORE_TEXT = Ascii.bytes(EVENT_COMMON + "{\"index\":0,\"delta\":{\"content\":\"");
    private static final byte[] AFTER_TEXT =
            Ascii.bytes("\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n");
    private static final byte[] FINISH = Ascii.bytes(EVENT_COMMON
            + "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":null}\n\n");
    private static final byte[] USAGE = Ascii.bytes(
            EVENT_COMMON + "],\"usage\":{\"prompt_tokens\":231,\"completion_tokens\":187,\"total_tokens\":418}}\n\n");
    private static final byte[] STREAM_END = Ascii.bytes("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
    private static final int ID_LENGTH = ID.length + TIME_WIDTH + 1 + NUMBER_WIDTH;

    /** Bytes of a JSON reply's body beside its text. */
    static final int JSON_OVERHEAD = JSON_START.length + ID_LENGTH + JSON_BEFORE_TEXT.length + JSON_END.length;

    private ReplyForm() {}

    /** A whole reply with the first bytes of {@code text}. */
    public static void json(ByteBuffer out, byte[] text, int length) {
        out.put(JSON_HEAD);
        Ascii.putDecimal(out, JSON_OVERHEAD + length, 1);
        out.put(HEAD_END).put(JSON_START);
        id(out, 0);
        out.put(JSON_BEFORE_TEXT).put(text, 0, length).put(JSON_END);
    }

    /** The answer to a prompt that the gateway spoiled. */
    public static void refusal(ByteBuffer out) {
        out.put(REFUSAL);
    }

    /** Head and first event of a stream. */
    public static void streamStart(ByteBuffer out) {
        out.put(STREAM_HEAD);
        event(out, 0, ROLE);
    }

    /** Where a chunk ends in a text of that length, which is cut into so many chunks; numbers start at 1. */
    public static int chunkEnd(int length, int number, int chunks) {
        return (int) ((long) length * number / chunks);
    }

    /** The event with {@code text[from, to)}; numbers start at 1. */
    public static void chunk(ByteBuffer out, int number, byte[] text, int from, int to) {
        int size = EVENT_START.length + ID_LENGTH + BEFORE_TEXT.length + (to - from) + AFTER_TEXT.length;
        Ascii.putHex(out, size);
        out.put(LINE_END).put(EVENT_START);
        id(out, number);
        out.put(BEFORE_TEXT).put(text, from, to - from).put(AFTER_TEXT).put(LINE_END);
    }

    /** The last events of a stream. */
    public static void streamEnd(ByteBuffer out, int number) {
        event(out, number, FINISH);
        event(out, number + 1, USAGE);
        out.put(STREAM_END);
    }

    private static void event(ByteBuffer out, int number, byte[] rest) {
        Ascii.putHex(out, EVENT_START.length + ID_LENGTH + rest.length);
        out.put(LINE_END).put(EVENT_START);
        id(out, number);
        out.put(rest).put(LINE_END);
    }

    private static void id(ByteBuffer out, int number) {
        out.put(ID);
        Ascii.putDecimal(out, System.nanoTime(), TIME_WIDTH);
        out.put((byte) '-');
        Ascii.putDecimal(out, number, NUMBER_WIDTH);
    }
}
