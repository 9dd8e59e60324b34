package io.trustrail.gateway.proxy;

import io.trustrail.gateway.content.Draft;
import io.trustrail.gateway.seal.Subject;
import io.vertx.core.Future;

/** What stays of calls beside their record: whom they are about, and their texts where policy keeps them. */
public interface Keeper {

    /** Keeps nothing. */
    Keeper NOTHING = new Keeper() {
        @Override
        public Future<String> number(Subject person) {
            return Future.succeededFuture("");
        }

        @Override
        public void keep(Draft.Finished content) {
            // Nothing is kept.
        }
    };

    /** The random number that stands for a person. Does not block. */
    Future<String> number(Subject person);

    /** Takes the content of a call that ended. Does not block. */
    void keep(Draft.Finished content);
}
