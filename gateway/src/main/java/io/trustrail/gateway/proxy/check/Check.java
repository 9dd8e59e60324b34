package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked.
 *
 * @param feature whose guards look at it
 * @param chat the conversation that the texts stand in; null if they stand by themselves
 */
public record Check(
        String feature, List<CheckText> texts, @Nullable Message chat) {

    public Check {
        texts = List.copyOf(texts);
    }
}
