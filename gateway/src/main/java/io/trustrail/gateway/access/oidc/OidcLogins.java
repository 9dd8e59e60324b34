package io.trustrail.gateway.access.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trustrail.gateway.access.users.User;
import io.trustrail.gateway.access.users.Users;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in whom an identity provider vouches for. For all event loops at once. */
public final class OidcLogins {

    /** Where the provider sends browsers back to. */
    public static final String CALLBACK = "/console/oidc/callback";

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogins.class);
    private static final List<String> SCOPES = List.of("openid", "profile", "email");
    private static final Duration TIME_TO_LOG_IN = Duration.ofMinutes(10);
    private static final int MOST_UNDER_WAY = 10_000;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final OidcSettings settings;
    private final Users users;
    private final Cache<String, Begun> underWay = Caffeine.newBuilder()
            .maximumSize(MOST_UNDER_WAY)
            .expireAfterWrite(TIME_TO_LOG_IN)
            .build();
    private @Nullable Future<OAuth2Auth> provider;

    public OidcLogins(Vertx vertx, OidcSettings settings, Users users) {
        this.vertx = vertx;
        this.settings = settings;
        this.users = users;
    }

    /** What a login remembers until the browser comes back. */
    private record Begun(String nonce, String verifier, String next) {}

    /**
     * A login that began.
     *
     * @param state what the browser has to bring back, and no other browser knows
     * @param address where to send the browser
     */
    public record Start(String state, String address) {}

    /**
     * How a login ended.
     *
     * @param user empty if this person may not come in: their roles say nothing to us, or they are disabled
     * @param next where they wanted to go
     */
    public record End(Optional<User> user, String next) {}

    /**
     * Begins a login; fails if the provider can't be reached.
     *
     * @param next where to go after it
     */
    public Future<Start> begin(String next) {
        return provider().map(known -> {
            var state = random();
            var begun = new Begun(random(), random(), next);
            underWay.put(state, begun);
            var url = new OAuth2AuthorizationURL()
                    .setRedirectUri(callback())
                    .setScopes(SCOPES)
                    .setState(state)
                    .setCodeChallenge(challenge(begun.verifier()))
                    .setCodeChallengeMethod("S256")
                    .putAdditionalParameter("nonce", begun.nonce());
            return new Start(state, known.authorizeURL(url));
        });
    }

    /**
     * Ends a login; fails if it was never begun, if it took too long, or if the provider's answer is not to be believed.
     *
     * @param state what the browser brought back, which is what its own cookie says
     * @param code what the provider gave it
     */
    public Future<End> end(String state, String code) {
        var begun = underWay.asMap().remove(state);
        if (begun == null) {
            return Future.failedFuture(new OidcRefused("the login was not begun here, or took too long"));
        }
        var credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(callback())
                .setCodeVerifier(begun.verifier());
        return provider()
                .compose(known -> known.authenticate(credentials))
                .map(answer -> believed(answer.attributes().getJsonObject("idToken"), begun))
                .compose(claims -> vertx.executeBlocking(() -> new End(known(claims), begun.next()), false));
    }

    private synchronized Future<OAuth2Auth> provider() {
        var known = provider;
        if (known == null || known.failed()) {
            var options = new OAuth2Options()
                    .setSite(settings.issuer().toString())
                    .setClientId(settings.clientId())
                    .setUserAgent("trustrail");
            if (!settings.clientSecret().isEmpty()) {
                options.setClientSecret(settings.clientSecret());
            }
            known = OpenIDConnectAuth.discover(vertx, options)
                    .onFailure(failed -> LOG.warn(
                            "the identity provider {} can't be used: {}",
                            settings.issuer(),
                            failed.getClass().getName()));
            provider = known;
        }
        return known;
    }

    private String callback() {
        return settings.console() + CALLBACK;
    }

    /* Vert.x has checked signature and time: a token that it does not believe is not there. */
    private JsonObject believed(@Nullable JsonObject claims, Begun begun) {
        if (claims == null
                || !settings.issuer().toString().equals(withoutSlash(claims.getString("iss", "")))
                || !audience(claims).contains(settings.clientId())
                || !begun.nonce().equals(claims.getString("nonce"))
                || claims.getString("sub", "").isEmpty()) {
            throw new OidcRefused("the provider's token is not one for this login");
        }
        return claims;
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }

    private static List<?> audience(JsonObject claims) {
        return claims.getValue("aud") instanceof JsonArray many
                ? many.getList()
                : List.of(String.valueOf(claims.getValue("aud")));
    }

    private Optional<User> known(JsonObject claims) {
        var roles = settings.rolesOf(groups(claims));
        var name = claims.getString(settings.nameClaim(), claims.getString("email", claims.getString("sub")));
        if (roles.isEmpty()) {
            LOG.info("a user of the identity provider has no role here");
            return Optional.empty();
        }
        return users.vouched(settings.issuer() + " " + claims.getString("sub"), name, roles);
    }

    private List<?> groups(JsonObject claims) {
        Object found = claims.getValue(settings.rolesClaim());
        if (found == null) {
            found = claims;
            for (var step : settings.rolesClaim().split("\\.", -1)) {
                found = found instanceof JsonObject object ? object.getValue(step) : null;
            }
        }
        return found instanceof JsonArray many ? many.getList() : found == null ? List.of() : List.of(found);
    }

    private static String random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
