package io.trustrail.gateway.privacy;

import io.trustrail.gateway.guard.Replacement;
import io.trustrail.gateway.guard.Rewrite;
import io.trustrail.gateway.privacy.general.Generalisation;
import io.trustrail.gateway.privacy.surrogate.Surrogates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operators, keyed per tenant. Thread-safe.
 *
 * <p>A pseudonym token is {@code [CATEGORY_CODE]}: the code is derived by HMAC-SHA256 under a tenant's key from the
 * category and the value in its {@linkplain ValueForms normal form}. So the same value has the same token in every
 * message, turn and replica, without any shared state. A value that is not written in its normal form carries a suffix
 * that tells its form, so that the caller gets back exactly what was written. So does a value that is a form of another one:
 * "Miller" where the conversation is about a John Miller.
 */
public final class Operators {

    static final int CODE_LENGTH = 6;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LONG_CODE_LENGTH = 16;
    private static final int FORM_LENGTH = 2;
    private static final int HASH_LENGTH = 12;

    private final byte[] masterKey;
    private final Map<String, Mac> tenants = new ConcurrentHashMap<>();

    /** @param masterKey at least 32 random bytes, the same on every replica */
    public Operators(byte[] masterKey) {
        if (masterKey.length < 32) {
            throw new IllegalArgumentException("a pseudonym key has at least 32 bytes");
        }
        this.masterKey = masterKey.clone();
    }

    /** The operator of a kind, with its usual parameter, for one tenant's values. */
    public Rewrite operator(OperatorKind kind, String tenant) {
        return operator(Operator.of(kind), tenant);
    }

    /** The operator for one tenant's values. */
    public Rewrite operator(Operator operator, String tenant) {
        return switch (operator.kind()) {
            case KEEP -> (category, value) -> new Replacement(value, false);
            case REDACT -> (category, value) -> new Replacement(redacted(category), false);
            case MASK -> (category, value) -> new Replacement(mask(value, operator.keepLast()), false);
            case GENERALISE ->
                (category, value) ->
                        new Replacement(Generalisation.of(category, value).orElse(redacted(category)), false);
            case SURROGATE -> (category, value) -> new Replacement(surrogate(tenant, category, value), false);
            case HASH ->
                (category, value) -> new Replacement(
                        "[" + category + "#" + code(tenant, "hash", category, value, HASH_LENGTH) + "]", false);
            case PSEUDONYM -> new Pseudonym(tenant);
        };
    }

    private final class Pseudonym implements Rewrite {

        private final String tenant;

        Pseudonym(String tenant) {
            this.tenant = tenant;
        }

        @Override
        public Replacement rewrite(String category, String value) {
            return rewrite(category, value, value);
        }

        @Override
        public Replacement rewrite(String category, String value, String identity) {
            return new Replacement(token(tenant, category, value, identity, CODE_LENGTH), true);
        }
    }

    private static String redacted(String category) {
        return "[" + category + "]";
    }

    private String surrogate(String tenant, String category, String value) {
        var seed = digest(tenant, "surrogate", category, ValueForms.normal(category, value));
        var surrogate = Surrogates.of(category, value, seed);
        return surrogate.filter(made -> !made.equals(value)).orElse(redacted(category));
    }

    /** A longer token for a value, for the rare call in which two values share the short one. */
    String longToken(String tenant, String category, String value) {
        return token(tenant, category, value, value, LONG_CODE_LENGTH);
    }

    private String token(String tenant, String category, String value, String identity, int length) {
        var normal = ValueForms.normal(category, identity);
        var code = code(tenant, "value", category, normal, length);
        var form = normal.equals(value)
                ? ""
                : "." + code(tenant, "form", category, value, length == CODE_LENGTH ? FORM_LENGTH : length);
        return "[" + category + "_" + code + form + "]";
    }

    private static String mask(String value, int keepLast) {
        int hidden = value.length() >= 2 * keepLast ? value.length() - keepLast : value.length();
        boolean cutInTwo = hidden < value.length() && Character.isLowSurrogate(value.charAt(hidden));
        hidden = cutInTwo ? hidden + 1 : hidden;
        return "*".repeat(hidden) + value.substring(hidden);
    }

    private String code(String tenant, String use, String category, String value, int length) {
        var digest = digest(tenant, use, category, value);
        var code = new char[length];
        for (int i = 0; i < length; i++) {
            code[i] = ALPHABET.charAt(digest[i] & 31);
        }
        return new String(code);
    }

    private byte[] digest(String tenant, String use, String category, String value) {
        return mac(tenant).doFinal((use + '\0' + category + '\0' + value).getBytes(StandardCharsets.UTF_8));
    }

    /** A Mac of one's own: they hold state. Cloning one that is keyed saves the key schedule. */
    private Mac mac(String tenant) {
        try {
            return (Mac) tenants.computeIfAbsent(tenant, this::keyed).clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HMAC-SHA256 can't be cloned on this Java runtime", e);
        }
    }

    /* A tenant's key is HMAC(master key, tenant): the extract-and-expand of RFC 5869 with one block of output. */
    private Mac keyed(String tenant) {
        var key = hmac(masterKey).doFinal(("trustrail pseudonyms\0" + tenant).getBytes(StandardCharsets.UTF_8));
        return hmac(key);
    }

    private static Mac hmac(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
        }
    }

    /** Whether a stretch of text has only characters that codes have. */
    static boolean isCode(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The alphabet's characters are upper case; what a model writes in lower case means the same token. */
    static String canonical(String token) {
        return token.toUpperCase(Locale.ROOT);
    }
}
