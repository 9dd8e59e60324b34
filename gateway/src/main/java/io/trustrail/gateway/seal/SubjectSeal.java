package io.trustrail.gateway.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.seal.master.MasterKeys;
import io.trustrail.gateway.store.Store;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Seals, opens and destroys what is about a subject. See the package's promises. */
public final class SubjectSeal {

    private static final Duration UNWRAPPED = Duration.ofMinutes(1);
    private static final int MAX_UNWRAPPED = 1_000;
    private static final char[] LETTERS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int NUMBER_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final MasterKeys master;
    private final LookUp lookUp;
    private final Clock clock;

    /** By the wrapped key, as it is in the store at the moment: a key that is destroyed or replaced is never found. */
    private final Cache<ByteBuffer, DataKey> unwrapped = Caffeine.newBuilder()
            .maximumSize(MAX_UNWRAPPED)
            .expireAfterWrite(UNWRAPPED)
            .build();

    private SubjectSeal(Store store, LookUp lookUp, Clock clock) {
        this.store = store;
        this.master = lookUp.master();
        this.lookUp = lookUp;
        this.clock = clock;
    }

    /**
     * Opens the seals of a store, and makes the master keyset in an empty one.
     *
     * @throws io.trustrail.gateway.seal.master.KeysetUnusable if the keyset is missing, unreadable or another store's
     */
    public static SubjectSeal open(Store store, KeysetSource source, Clock clock) {
        return new SubjectSeal(store, LookUp.open(store, source), clock);
    }

    /**
     * Encrypts content under the subject's key, and makes the key if there is none.
     *
     * @param context what the content is and belongs to, such as {@code content/call_…/prompt}; needed again to open it
     */
    public byte[] seal(Subject subject, String context, byte[] plain) {
        var hash = lookUp.hash(subject);
        return store.query(connection -> SubjectTable.find(connection, hash))
                .map(known -> key(known).seal(context, plain))
                .orElseGet(() -> store.call(connection -> seal(connection, subject, context, plain)));
    }

    /** As {@link #seal(Subject, String, byte[])}, in the caller's transaction, which must be one that writes. */
    public byte[] seal(Connection connection, Subject subject, String context, byte[] plain) throws SQLException {
        return key(findOrMake(connection, lookUp.hash(subject))).seal(context, plain);
    }

    /**
     * Decrypts what was sealed.
     *
     * @param context as it was given to {@code seal}
     * @throws KeyDestroyed if the subject was erased since
     * @throws SealBroken if it was altered, or sealed with another context
     */
    public byte[] open(Subject subject, String context, byte[] sealed) {
        var hash = lookUp.hash(subject);
        return store.query(connection -> SubjectTable.find(connection, hash))
                .map(this::key)
                .orElseThrow(KeyDestroyed::new)
                .open(context, sealed);
    }

    /**
     * The random number that stands for the subject in records, made with its key if there is none. It says nothing about
     * the subject, and nothing links the two once the subject was destroyed.
     */
    public String number(Subject subject) {
        var hash = lookUp.hash(subject);
        return store.query(connection -> SubjectTable.find(connection, hash))
                .orElseGet(() -> store.call(connection -> findOrMake(connection, hash)))
                .number();
    }

    /** As {@link #number}, without making one. */
    public Optional<String> knownNumber(Subject subject) {
        return store.query(connection -> knownNumber(connection, subject));
    }

    /** As {@link #knownNumber(Subject)}, in the caller's transaction. */
    public Optional<String> knownNumber(Connection connection, Subject subject) throws SQLException {
        return SubjectTable.find(connection, lookUp.hash(subject)).map(SubjectRow::number);
    }

    /**
     * Destroys the subject's key, hash and number. What was sealed is unreadable from now on.
     *
     * @return the number that stood for the subject; empty if there was no key
     */
    public Optional<String> destroy(Subject subject) {
        return store.call(connection -> destroy(connection, subject));
    }

    /** As {@link #destroy(Subject)}, in the caller's transaction. */
    public Optional<String> destroy(Connection connection, Subject subject) throws SQLException {
        var known = SubjectTable.find(connection, lookUp.hash(subject));
        if (known.isPresent()) {
            SubjectTable.delete(connection, known.get().hash());
            unwrapped.invalidate(ByteBuffer.wrap(known.get().wrappedKey()));
        }
        return known.map(SubjectRow::number);
    }

    /**
     * A key of the installation for another purpose than sealing, such as signing links: 32 bytes, the same at every start
     * and in every process on the store. It is kept nowhere. Does not block.
     */
    public byte[] derivedKey(String purpose) {
        return lookUp.key(purpose);
    }

    private SubjectRow findOrMake(Connection connection, String hash) throws SQLException {
        var known = SubjectTable.find(connection, hash);
        if (known.isPresent()) {
            return known.get();
        }
        var made = new SubjectRow(hash, randomNumber(), master.wrap(DataKey.random(), SubjectRow.about(hash)));
        SubjectTable.insert(connection, made, clock.instant());
        return made;
    }

    private DataKey key(SubjectRow subject) {
        return unwrapped.get(
                ByteBuffer.wrap(subject.wrappedKey()),
                wrapped -> new DataKey(master.unwrap(subject.wrappedKey(), subject.about())));
    }

    private static String randomNumber() {
        var number = new StringBuilder("sub_");
        RANDOM.ints(NUMBER_LENGTH, 0, LETTERS.length).forEach(i -> number.append(LETTERS[i]));
        return number.toString();
    }
}
