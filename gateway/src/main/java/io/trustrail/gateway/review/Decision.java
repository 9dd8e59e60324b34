package io.trustrail.gateway.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of an answer. */
public sealed interface Decision {

    /** It goes out as it is. */
    record Approved() implements Decision {}

    /**
     * It goes out with other texts.
     *
     * @param texts the masked texts that were changed, by channel; tokens in them are those of the call
     */
    record Edited(Map<String, String> texts) implements Decision {

        public Edited {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }

        @Override
        public String toString() {
            return "Edited[" + texts.keySet() + "]";
        }
    }

    /**
     * It does not go out.
     *
     * @param code why, in lower case with hyphens, such as {@code wrong} or {@code unsafe}
     * @param note for colleagues, never for the client; may be empty
     */
    record Rejected(String code, String note) implements Decision {

        @Override
        public String toString() {
            return "Rejected[" + code + "]";
        }
    }

    /** Nobody decided in time. */
    record Expired(Terms.OnExpiry what) implements Decision {}
}
