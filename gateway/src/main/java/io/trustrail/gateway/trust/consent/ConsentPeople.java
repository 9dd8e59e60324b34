package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import java.nio.charset.StandardCharsets;

/** People whose consents are kept: their ids are sealed, each under a key of its own. Thread-safe; blocks. */
public final class ConsentPeople {

    private static final String CONTEXT = "consent/id";

    private final Store store;
    private final SubjectSeal seal;

    public ConsentPeople(Store store, SubjectSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    /** Makes a person known if it is not yet; returns the number that stands for it. */
    public String register(String tenant, String id) {
        var number = seal.number(Subject.person(tenant, id));
        return store.call(connection -> {
            if (ConsentTable.person(connection, number).isEmpty()) {
                var sealed = seal.seal(connection, keeper(number), CONTEXT, id.getBytes(StandardCharsets.UTF_8));
                ConsentTable.person(connection, number, tenant, sealed);
            }
            return number;
        });
    }

    /** The id of a person, opened. */
    String id(ConsentTable.Person person) {
        return new String(seal.open(keeper(person.number()), CONTEXT, person.sealedId()), StandardCharsets.UTF_8);
    }

    /* The person's own key can't be found without its id. */
    static Subject keeper(String number) {
        return Subject.call("consent/" + number);
    }
}
