package io.trustrail.gateway.guard;

/** Who wrote a text, as far as the wire format tells. */
public enum Origin {
    SYSTEM,
    USER,
    ASSISTANT,
    /** What the assistant thought before it answered, where a vendor sends that beside the answer. */
    REASONING,
    TOOL_DEFINITION,
    TOOL_CALL,
    TOOL_RESULT,
    /** Everything else that carries text: user ids, labels, fields that the dialect does not know. */
    METADATA
}
