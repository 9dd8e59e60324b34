package io.trustrail.gateway.proxy.review;

import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Future;
import java.util.List;

/** Asks for further answers to a request that has one already, to see whether they agree. */
@FunctionalInterface
public interface FurtherAnswers {

    /** Asks nobody. */
    FurtherAnswers NONE = (request, target) -> Future.succeededFuture(Got.NOTHING);

    /** Asks the same target, as often as the request's feature wants and its limits let. Never fails. */
    Future<Got> to(GuardedRequest request, Target target);

    /**
     * What came.
     *
     * @param asked how many answers were asked for
     * @param texts of those that came in time, as the model wrote them: for comparing, and for nobody's eyes
     */
    record Got(int asked, List<String> texts) {

        static final Got NOTHING = new Got(0, List.of());

        public Got {
            texts = List.copyOf(texts);
        }

        /** Whether answers were asked for, and none came. */
        boolean isMissing() {
            return asked > 0 && texts.isEmpty();
        }

        int characters() {
            return texts.stream().mapToInt(String::length).sum();
        }

        /** Prints no text. */
        @Override
        public String toString() {
            return "Got[" + texts.size() + " of " + asked + "]";
        }
    }
}
