package io.trustrail.gateway.assembly;

import io.trustrail.gateway.content.ContentStore;
import io.trustrail.gateway.review.texts.ReviewData;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.trustrail.gateway.trust.concern.ConcernData;
import io.trustrail.gateway.trust.consent.ConsentData;
import io.trustrail.gateway.trust.feedback.FeedbackData;
import java.time.Clock;
import java.util.List;

/** What is kept about people, room by room: an erasure or an export that leaves one out is not whole. */
public final class Keepsakes {

    private Keepsakes() {}

    /** All rooms that keep something about people. */
    public static List<SubjectData> rooms(Store store, SubjectSeal seal) {
        var clock = Clock.systemUTC();
        return List.of(
                new ContentStore(store, seal, clock),
                new ReviewData(store, seal),
                new ConsentData(store, seal, clock),
                new ConcernData(store, seal),
                new FeedbackData(store, seal));
    }
}
