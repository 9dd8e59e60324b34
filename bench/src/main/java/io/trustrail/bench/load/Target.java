package io.trustrail.bench.load;

import io.trustrail.bench.talk.Conversation;
import io.trustrail.bench.wire.Ascii;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where calls are sent. */
public record Target(InetSocketAddress address, String model, String key) {

    /** A request per variant, head and body, ready to be sent. */
    ByteBuffer[] requests(Conversation conversation) {
        var requests = new ByteBuffer[Conversation.VARIANTS];
        for (int i = 0; i < requests.length; i++) {
            var body = conversation.request(model, i);
            var head = Ascii.bytes(head(body.length, conversation.streamed()));
            requests[i] = ByteBuffer.allocateDirect(head.length + body.length)
                    .put(head)
                    .put(body)
                    .flip();
        }
        return requests;
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
