package io.trustrail.gateway.detect.pii.context;

import java.util.List;

/**
 * A word in a text that speaks of one or more topics, at {@code [start, end)}.
 *
 * @param topics empty if the word is yet to come
 */
public record Mention(List<Topic> topics, int start, int end) {

    /** Whether it only says that there may be one in the text to come. */
    public boolean isUnknown() {
        return topics.isEmpty();
    }

    /** Whether the word may speak of this topic. */
    public boolean isOf(Topic topic) {
        return topics.contains(topic);
    }

    /** Whether the word rules out that the value is of a topic it doesn't speak of. */
    public boolean isClaiming() {
        for (var topic : topics) {
            if (topic.isClaiming()) {
                return true;
            }
        }
        return false;
    }
}
