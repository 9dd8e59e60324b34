package io.trustrail.gateway.access.users;

import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets users in. For all event loops at once; never blocks. */
public final class Logins {

    static final int FAILURES_PER_NAME = 5;
    static final int FAILURES_PER_ADDRESS = 20;
    static final int MOST_WAITING = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final int HASHED_AT_ONCE = 2;
    private static final int IPV6_PARTS_OF_A_NETWORK = 4;

    private final Users users;
    private final WorkerExecutor workers;
    private final Attempts byName;
    private final Attempts byAddress;
    private final AtomicInteger waiting = new AtomicInteger();

    public Logins(Vertx vertx, Store store) {
        this(vertx, new Users(store), System::nanoTime);
    }

    Logins(Vertx vertx, Users users, LongSupplier nanoTime) {
        this.users = users;
        this.workers = vertx.createSharedWorkerExecutor("passwords", HASHED_AT_ONCE);
        this.byName = new Attempts(FAILURES_PER_NAME, nanoTime);
        this.byAddress = new Attempts(FAILURES_PER_ADDRESS, nanoTime);
    }

    /**
     * Tries to log in.
     *
     * @param address where the request comes from
     * @return fails only with {@link io.trustrail.gateway.store.StoreUnavailable}
     */
    public Future<LoginResult> login(String name, String password, String address) {
        var who = Users.normal(name);
        var where = network(address);
        int wait = begin(who, where);
        if (wait > 0) {
            return Future.succeededFuture(new LoginResult.Locked(wait));
        }
        if (waiting.incrementAndGet() > MOST_WAITING || password.length() > Passwords.LONGEST) {
            waiting.decrementAndGet();
            return Future.succeededFuture(unlooked(who, where, password));
        }
        return workers.executeBlocking(() -> look(who, password, where), false)
                .onComplete(done -> waiting.decrementAndGet())
                .onFailure(failed -> retract(who, where));
    }

    /* An address that is locked out can't lock out anybody else. */
    private int begin(String who, String where) {
        int wait = byAddress.begin(where);
        return wait > 0 ? wait : byName.begin(who);
    }

    /* A password that nobody can have is wrong without hashing it. */
    private LoginResult unlooked(String who, String where, String password) {
        if (password.length() > Passwords.LONGEST) {
            return new LoginResult.Refused();
        }
        retract(who, where);
        return new LoginResult.Busy();
    }

    private LoginResult look(String who, String password, String where) {
        var verified = users.verify(who, password);
        if (verified.isEmpty()) {
            refused(who, where);
            return new LoginResult.Refused();
        }
        var user = verified.get();
        byName.clear(who);
        byAddress.retract(where);
        users.loggedIn(user, password);
        LOG.atInfo().addKeyValue("user", user.id()).log("a user logged in");
        return new LoginResult.Welcome(user);
    }

    private void refused(String who, String where) {
        var user = users.named(who);
        var id = user.map(User::id).orElse("unknown");
        boolean disabled = user.filter(known -> !known.enabled()).isPresent();
        LOG.atWarn().addKeyValue("user", id).addKeyValue("disabled", disabled).log("a login failed");
        if (byName.isLocked(who)) {
            LOG.atWarn().addKeyValue("user", id).log("a user is locked out for a time after failed logins");
        }
        if (byAddress.isLocked(where)) {
            LOG.atWarn().log("an address is locked out for a time after failed logins");
        }
    }

    private void retract(String who, String where) {
        byName.retract(who);
        byAddress.retract(where);
    }

    /** Whoever has one IPv6 address has the other 2^64 of its network. */
    private static String network(String address) {
        var parts = address.split(":", -1);
        return parts.length <= IPV6_PARTS_OF_A_NETWORK
                ? address
                : String.join(":", List.of(parts).subList(0, IPV6_PARTS_OF_A_NETWORK));
    }
}
