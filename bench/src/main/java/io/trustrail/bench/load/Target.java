package io.trustrail.bench.load;

import io.trustrail.bench.talk.Conversation;
import io.trustrail.bench.wire.Ascii;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where calls are sent. */
public record Target(InetSocketAddress address, String model, String key) {

    /** The request of a caller, head and body, ready to be sent. */
    ByteBuffer request(Conversation conversation, int caller) {
        var body = conversation.request(model, caller);
        var head = Ascii.bytes(head(body.length, conversation.streamed()));
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }

    private String head(int bodyLength, boolean streamed) {
        return String.join(
                "\r\n",
                "POST /v1/chat/completions HTTP/1.1",
                "Host: " + address.getHostString() + ":" + address.getPort(),
                "Authorization: Bearer " + key,
                "Accept: " + (streamed ? "text/event-stream" : "application/json"),
                "User-Agent: trustrail-bench",
                "Content-Type: application/json",
                "Content-Length: " + bodyLength,
                "",
                "");
    }
}
