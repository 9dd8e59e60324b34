package io.trustrail.gateway.access.users;

import io.trustrail.gateway.access.naming.PersonName;
import io.trustrail.gateway.access.naming.RandomId;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes, lists and disables users of the console. Blocks; see the package's promises. */
public final class Users {

    /** Name of the ready-made user of a fresh installation. */
    public static final String DEMO = "demo";

    private final Store store;
    private final Clock clock;

    public Users(Store store) {
        this(store, Clock.systemUTC());
    }

    Users(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes a user.
     *
     * @throws IllegalArgumentException naming what is wrong with name, roles or password, or that the name is taken
     */
    public User create(String name, Set<Role> roles, String password) {
        var user = fresh(name, roles);
        var hash = PasswordHash.of(Passwords.require(password));
        return store.call(connection -> {
            if (UserTable.byName(connection, user.name()).isPresent()) {
                throw new IllegalArgumentException("there is a user " + user.name() + " already; choose another name");
            }
            UserTable.insert(connection, user, hash);
            note(connection, "user.created", user);
            return user;
        });
    }

    /** Makes the user {@code demo}, who may do everything, unless there is or was any user. */
    public Optional<NewUser> createDemoIfEmpty() {
        if (!store.query(UserTable::isEmpty)) {
            return Optional.empty();
        }
        var password = Passwords.random();
        var user = fresh(DEMO, EnumSet.allOf(Role.class));
        var hash = PasswordHash.ofRandom(password);
        return store.call(connection -> {
            if (!UserTable.isEmpty(connection)) {
                return Optional.empty();
            }
            UserTable.insert(connection, user, hash);
            note(connection, "user.created", user);
            return Optional.of(new NewUser(user, password));
        });
    }

    /**
     * The user whom an identity provider vouches for: made when they come for the first time. Their roles are those that
     * it tells now; they have no password here. Empty if they are disabled.
     *
     * @param subject the provider's address and its id for them, which never changes
     * @param name used when they come for the first time
     * @throws IllegalArgumentException if somebody else has this name, or it can't be one
     */
    public Optional<User> vouched(String subject, String name, Set<Role> roles) {
        var fresh = fresh(name, roles);
        return store.call(connection -> {
            var known = UserTable.bySubject(connection, subject);
            if (known.isEmpty() && UserTable.byName(connection, fresh.name()).isPresent()) {
                throw new IllegalArgumentException("there is another user with the name that the provider tells");
            }
            var id = known.map(User::id).orElse(fresh.id());
            if (known.isEmpty()) {
                UserTable.insert(connection, fresh, PasswordHash.NOBODYS);
                UserTable.vouched(connection, id, subject);
            } else if (!known.get().roles().equals(roles)) {
                UserTable.roles(connection, id, roles);
            }
            UserTable.loggedIn(connection, id, now());
            return UserTable.byId(connection, id).filter(User::enabled);
        });
    }

    /** All users, the oldest first, with the disabled ones. */
    public List<User> list() {
        return store.query(UserTable::all);
    }

    public Optional<User> find(String id) {
        return store.query(connection -> UserTable.byId(connection, id));
    }

    /**
     * Disables a user: open sessions end with their next request.
     *
     * @param which name or id
     */
    public User disable(String which) {
        return store.call(connection -> {
            var user = require(connection, which);
            UserTable.disable(connection, user.id(), now());
            note(connection, "user.disabled", user);
            return require(connection, user.id());
        });
    }

    /** Lets a disabled user in again. */
    public User enable(String which) {
        return store.call(connection -> {
            var user = require(connection, which);
            UserTable.enable(connection, user.id());
            note(connection, "user.enabled", user);
            return require(connection, user.id());
        });
    }

    /** Gives a user another password: open sessions end with their next request. */
    public User setPassword(String which, String password) {
        var hash = PasswordHash.of(Passwords.require(password));
        return store.call(connection -> {
            var user = require(connection, which);
            UserTable.password(connection, user.id(), hash, now());
            note(connection, "user.password_changed", user);
            return require(connection, user.id());
        });
    }

    /** The enabled user with this name and password. Takes as long if there is none. */
    Optional<User> verify(String name, String password) {
        var user = store.query(connection -> UserTable.byName(connection, normal(name)));
        var hash = store.query(
                connection -> UserTable.hash(connection, user.map(User::id).orElse("")));
        boolean matches = PasswordHash.matches(password, hash.orElse(PasswordHash.NOBODYS));
        return user.filter(found -> matches && found.enabled());
    }

    /** Who has a name, if anybody: for the log, which knows people by id. */
    Optional<User> named(String name) {
        return store.query(connection -> UserTable.byName(connection, normal(name)));
    }

    /** Keeps the time, and makes a hash that is not as usual anew: only now is the password known. */
    void loggedIn(User user, String password) {
        var known = store.query(connection -> UserTable.hash(connection, user.id()));
        var better = known.filter(PasswordHash::isUnusual).map(hash -> PasswordHash.of(password));
        store.call(connection -> {
            UserTable.loggedIn(connection, user.id(), now());
            note(connection, "user.logged_in", user);
            if (better.isPresent() && known.equals(UserTable.hash(connection, user.id()))) {
                UserTable.rehashed(connection, user.id(), better.get());
            }
            return true;
        });
    }

    private void note(Connection connection, String kind, User user) throws SQLException {
        var roles = user.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
        Outbox.add(connection, kind, now(), Map.of("user", user.id(), "name", user.name(), "roles", roles));
    }

    private User fresh(String name, Set<Role> roles) {
        PersonName.require(normal(name));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a user needs at least one role: reviewer, revealer, auditor or admin");
        }
        return new User(RandomId.of("usr_"), normal(name), roles, now(), now(), null, null);
    }

    private static User require(Connection connection, String which) throws SQLException {
        var user = UserTable.byId(connection, which);
        return (user.isPresent() ? user : UserTable.byName(connection, normal(which)))
                .orElseThrow(() -> new IllegalArgumentException("there is no user with this name or id"));
    }

    /** Names are the same in any case and width. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** To the millisecond, as the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
