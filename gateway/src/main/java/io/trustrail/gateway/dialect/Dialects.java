package io.trustrail.gateway.dialect;

import java.util.List;
import java.util.Optional;

/** All dialects that the gateway speaks. */
public final class Dialects {

    public static final Dialect OPENAI_CHAT = new OpenAiChat();
    public static final Dialect ANTHROPIC_MESSAGES = new AnthropicMessages();

    private static final List<Dialect> ALL = List.of(OPENAI_CHAT, ANTHROPIC_MESSAGES);

    private Dialects() {}

    public static List<Dialect> all() {
        return ALL;
    }

    /** The dialect with an id such as {@code openai-chat}. */
    public static Optional<Dialect> byId(String id) {
        return ALL.stream().filter(dialect -> dialect.id().equals(id)).findFirst();
    }
}
