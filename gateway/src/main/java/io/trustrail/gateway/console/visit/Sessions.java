package io.trustrail.gateway.console.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.access.users.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is logged in. In memory: a restart ends all sessions. Thread-safe.
 *
 * <p>A session begins with a successful login and has an id of its own from there on; nothing that a browser brought along
 * before becomes one. It ends when it was idle, when it is old, or when it is closed.
 */
public final class Sessions {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration OLDEST = Duration.ofHours(12);

    private static final int MOST = 10_000;
    private static final int ID_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cache<String, Session> sessions;
    private final LongSupplier nanoTime;

    public Sessions() {
        this(System::nanoTime);
    }

    Sessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(IDLE)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Begins a session. */
    public Session begin(User user) {
        var session = new Session(randomId(), user.id(), user.passwordChanged(), nanoTime.getAsLong());
        sessions.put(session.id(), session);
        return session;
    }

    /** The session with an id, if it is not over; it is not idle then. */
    public Optional<Session> find(String id) {
        var session = sessions.getIfPresent(id);
        if (session != null && nanoTime.getAsLong() - session.began() > OLDEST.toNanos()) {
            end(id);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    public void end(String id) {
        sessions.invalidate(id);
    }

    /** 256 bits that nobody guesses. */
    static String randomId() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
