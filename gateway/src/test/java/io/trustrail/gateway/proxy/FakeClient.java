package io.trustrail.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that takes what it gets, and can be too slow for it. */
public final class FakeClient {

    private final List<String> written = new ArrayList<>();
    private @Nullable Handler<Void> drained;
    private boolean full;

    public HttpServerResponse response() {
        return (HttpServerResponse) Proxy.newProxyInstance(
                HttpServerResponse.class.getClassLoader(), new Class<?>[] {HttpServerResponse.class}, this::answer);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object answer(Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "writeQueueFull" -> full;
            case "drainHandler" -> {
                drained = arguments == null ? null : (Handler<Void>) arguments[0];
                yield self;
            }
            case "write" -> {
                written.add(arguments == null ? "" : ((Buffer) arguments[0]).toString());
                yield Future.succeededFuture();
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    public void tooSlow() {
        full = true;
    }

    public void caughtUp() {
        full = false;
        if (drained != null) {
            drained.handle(null);
        }
    }

    /** Each write on its own. */
    public List<String> writes() {
        return written;
    }

    public String text() {
        return String.join("", written);
    }
}
