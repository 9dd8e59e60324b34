package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A wire format of checks. Stateless. */
public sealed interface CheckForm permits GuardForm, FmsForm {

    /** All that the gateway serves. */
    List<CheckForm> ALL = List.of(new GuardForm(), new FmsForm());

    /** Where it is served. */
    String path();

    /** As rules and records name it. */
    String id();

    /**
     * Reads a request.
     *
     * @throws MalformedMessage if it can't be read
     */
    Check read(MultiMap headers, Buffer body);

    /** What the client gets. */
    Buffer answer(CheckResult result);

    /** The body of an error. */
    Buffer error(ErrorShape error);
}
