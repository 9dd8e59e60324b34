package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One text to be checked.
 *
 * @param field where it stands in the request, such as {@code input[0]}
 * @param span its place in the chat; null if there is none
 */
public record CheckText(
        String field,
        Direction direction,
        Origin origin,
        String text,
        @Nullable TextSpan span) {}
