package io.trustrail.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.AccessDenied;
import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.audit.JournalUnavailable;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients learn about failures, and what they don't. */
class FailureMapperTest {

    private static final String SECRET = "ann.lee@example.org";

    private static final Map<VendorFailure.Kind, Integer> STATUSES = Map.ofEntries(
            Map.entry(VendorFailure.Kind.NO_TARGET, 400),
            Map.entry(VendorFailure.Kind.CONNECT, 502),
            Map.entry(VendorFailure.Kind.FIRST_BYTE_TIMEOUT, 504),
            Map.entry(VendorFailure.Kind.IDLE_TIMEOUT, 504),
            Map.entry(VendorFailure.Kind.TOTAL_TIMEOUT, 504),
            Map.entry(VendorFailure.Kind.CLOSED_EARLY, 502),
            Map.entry(VendorFailure.Kind.UNREADABLE, 502),
            Map.entry(VendorFailure.Kind.TOO_LARGE, 502),
            Map.entry(VendorFailure.Kind.ERROR_STATUS, 502),
            Map.entry(VendorFailure.Kind.CREDENTIALS, 502),
            Map.entry(VendorFailure.Kind.BREAKER_OPEN, 503),
            Map.entry(VendorFailure.Kind.BULKHEAD_FULL, 503),
            Map.entry(VendorFailure.Kind.RATE_LIMITED, 503),
            Map.entry(VendorFailure.Kind.CANCELLED, 499));

    private final FailureMapper mapper = new FailureMapper();

    @ParameterizedTest
    @EnumSource(VendorFailure.Kind.class)
    void everyFailureOfAVendorHasItsStatusAndASentence(VendorFailure.Kind kind) {
        var told = mapper.apply(new VendorFailure(kind, "openai"));
        assertThat(told.status()).isEqualTo(STATUSES.get(kind));
        var code = kind == VendorFailure.Kind.CANCELLED
                ? "client_gone"
                : "vendor_" + kind.name().toLowerCase(Locale.ROOT);
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.message())
                .isEqualToIgnoringCase(kind.sentence() + " (openai)")
                .matches("[A-Z].*");
        assertThat(told.headers().containsKey("retry-after")).isEqualTo(told.status() == 503);
        assertThat(told.outcome()).isEqualTo(kind == VendorFailure.Kind.CANCELLED ? "client_gone" : told.code());
    }

    @Test
    void noVendorIsNamedWhereThereIsNone() {
        assertThat(mapper.apply(new VendorFailure(VendorFailure.Kind.NO_TARGET, ""))
                        .message())
                .endsWith("API");
    }

    @Test
    void everyDenialHasItsStatus(@TempDir Path data) throws Exception {
        var statuses = new EnumMap<AccessDenied.Kind, Integer>(AccessDenied.Kind.class);
        for (var denied : denials(data)) {
            var told = mapper.apply(denied);
            statuses.put(denied.kind(), told.status());
            assertThat(told.message()).isEqualTo(denied.getMessage());
            if (denied.kind() == AccessDenied.Kind.TOO_MANY_REQUESTS) {
                assertThat(told.headers()).containsEntry("retry-after", Integer.toString(denied.retryAfterSeconds()));
                assertThat(denied.retryAfterSeconds()).isPositive();
            }
        }
        assertThat(statuses)
                .containsOnlyKeys(AccessDenied.Kind.values())
                .containsEntry(AccessDenied.Kind.MISSING_KEY, 401)
                .containsEntry(AccessDenied.Kind.UNKNOWN_KEY, 401)
                .containsEntry(AccessDenied.Kind.REVOKED_KEY, 401)
                .containsEntry(AccessDenied.Kind.FEATURE_NOT_ALLOWED, 403)
                .containsEntry(AccessDenied.Kind.TOO_MANY_REQUESTS, 429);
    }

    private static List<AccessDenied> denials(Path data) throws Exception {
        var vertx = Vertx.vertx();
        try (var store = Store.open(data)) {
            var keys = new ApplicationKeys(store);
            var access = new AccessControl(vertx, store);
            var made = keys.create("desk", "acme", Set.of("support"), 1);
            var revoked = keys.create("old", "acme", Set.of(), 0);
            keys.revoke(revoked.info().id());
            var desk = access.authenticate(made.key()).await(10, TimeUnit.SECONDS);
            return List.of(
                    denial(access.authenticate(null)),
                    denial(access.authenticate("sk-other")),
                    denial(access.authenticate(revoked.key())),
                    denial(access.admit(desk, "other")),
                    denial(access.admit(desk, "support")));
        } finally {
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    private static AccessDenied denial(Future<?> answer) {
        return (AccessDenied) catchThrowable(() -> answer.await(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{\"messages\":7} → messages → messages: must be an array",
                "[]               → ``       → The request: the body must be a JSON object",
            })
    void aMalformedRequestIsToldWithItsField(String body, String field, String message) {
        var told = mapper.apply(catchThrowable(() -> Dialects.OPENAI_CHAT.prompt(body.getBytes(UTF_8))));
        assertThat(told).isEqualTo(Refusal.of(400, "invalid_request", message, field));
    }

    @Test
    void aRefusalIsToldAsItIs() {
        var refusal = new Refusal(418, "teapot", "No coffee", "cup", "short_and_stout", Map.of("x-cup", "1"));
        assertThat(mapper.apply(refusal.asException())).isSameAs(refusal);
    }

    @Test
    void withoutARecordNoCallsAreTakenForNow() {
        for (var failure : List.of(new JournalUnavailable(SECRET), new StoreUnavailable(SECRET, null))) {
            var told = mapper.apply(failure);
            assertThat(told.status()).isEqualTo(503);
            assertThat(told.code()).isEqualTo("record_unavailable");
            assertThat(told.headers()).containsEntry("retry-after", "1");
            assertThat(told.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void itIsToldWhetherTheRecordOrTheStoreIsMissing() {
        assertThat(mapper.apply(new JournalUnavailable(SECRET)).message()).contains("can't write its record");
        assertThat(mapper.apply(new StoreUnavailable(SECRET, null)).message()).contains("can't reach its store");
    }

    static List<Throwable> unforeseen() {
        return List.of(
                new IllegalStateException(SECRET),
                new IOException(SECRET, new IOException(SECRET)),
                new NullPointerException(),
                new AssertionError(SECRET));
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void anUnforeseenFailureNeverShowsItsMessage(Throwable failure) {
        assertThat(mapper.apply(failure))
                .isEqualTo(Refusal.of(500, "internal_error", "The gateway failed; its log has this call's id", ""));
    }
}
