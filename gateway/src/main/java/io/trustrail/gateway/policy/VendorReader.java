package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.VendorSpec.Auth;
import io.trustrail.gateway.policy.VendorSpec.Breaker;
import io.trustrail.gateway.policy.VendorSpec.Pool;
import io.trustrail.gateway.policy.VendorSpec.RateLimit;
import io.trustrail.gateway.policy.VendorSpec.Retry;
import io.trustrail.gateway.policy.VendorSpec.Timeouts;
import io.trustrail.gateway.policy.assessment.AssessmentReader;
import io.trustrail.gateway.policy.label.LabelReader;
import io.trustrail.gateway.policy.spend.PriceReader;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code vendors:}. Never prints a key or a base URL, which may hold one. */
final class VendorReader {

    private static final URI NOWHERE = URI.create("http://localhost");
    private static final int MANY = 1_000_000;
    private static final Pattern TRAILING = Pattern.compile("/*(/v1)?/*$");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[::1]");

    private final Path directory;
    private final Set<String> dialects;

    VendorReader(Path directory, Set<String> dialects) {
        this.directory = directory;
        this.dialects = dialects;
    }

    /** With readers of what stands beside a vendor's description. */
    Map<String, VendorSpec> read(Definitions vendors, AssessmentReader assessments, PriceReader prices) {
        var specs = new HashMap<String, VendorSpec>();
        vendors.byName().forEach((name, value) -> {
            var fields = value.fields();
            assessments.read(name, fields);
            prices.read(name, fields);
            specs.put(name, read(name, fields));
        });
        return specs;
    }

    private VendorSpec read(String name, Fields fields) {
        var spec = new VendorSpec(
                name,
                dialects(fields),
                fields.required("base-url", "where its API starts")
                        .flatMap(VendorReader::url)
                        .orElse(NOWHERE),
                fields.optional("api-key").flatMap(VendorReader::key).orElse(""),
                fields.choice("auth", Auth.class, Auth.BEARER),
                fields.flag("stream-usage", false),
                fields.flag("logprobs", false),
                caFile(fields.map("tls")).orElse(null),
                pool(fields.map("pool")),
                timeouts(fields.map("timeouts")),
                breaker(fields.map("breaker")),
                retry(fields.map("retry")),
                rateLimit(fields.map("rate-limit")));
        fields.heading(LabelReader.FIELD);
        fields.done();
        return spec;
    }

    private Set<String> dialects(Fields fields) {
        var spoken = new HashSet<String>();
        fields.filledList("dialects", "a list of dialects")
                .forEach(item -> item.name("dialect", dialects).ifPresent(spoken::add));
        return spoken;
    }

    private static Optional<URI> url(Value value) {
        var text = value.text();
        var url = text.flatMap(VendorReader::parse);
        if (text.isPresent() && url.isEmpty()) {
            value.error("is no URL of an API; give http:// or https://, a host and at most a path");
        }
        if (url.filter(VendorReader::isInTheClear).isPresent()) {
            value.warning("sends keys and texts in the clear; use https:// outside this machine");
        }
        return url;
    }

    /* SDKs of one vendor want the version segment in the base URL, those of another don't: both are understood. */
    private static Optional<URI> parse(String text) {
        try {
            var url = new URI(TRAILING.matcher(text.strip()).replaceFirst(""));
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return http && bare && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isInTheClear(URI url) {
        return url.getScheme().equals("http")
                && !LOOPBACK.matcher(url.getHost()).matches();
    }

    /* Secrets that are mounted as files often end with a line break, which is no part of the key. */
    private static Optional<String> key(Value value) {
        var key = value.text().map(String::strip);
        if (key.filter(it -> !it.isEmpty() && value.isLiteral()).isPresent()) {
            value.warning("stands in the file for all to read; write ${NAME} and put the key into the environment");
        }
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            value.error("has characters that no key has; check the variable that it comes from");
        }
        return key;
    }

    private Optional<Path> caFile(Fields fields) {
        var named = fields.optional("ca-file");
        var file = named.flatMap(Value::text).map(directory::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            named.ifPresent(value -> value.error("can't be read; give a PEM file, relative to the policy directory"));
        }
        fields.done();
        return file;
    }

    private static Pool pool(Fields fields) {
        var pool = new Pool(
                fields.whole("connections", 1, MANY, 8192),
                fields.whole("concurrent-calls", 1, MANY, 8192),
                fields.flag("http2", true));
        fields.done();
        return pool;
    }

    private static Timeouts timeouts(Fields fields) {
        var timeouts = new Timeouts(
                fields.duration("connect", Duration.ofSeconds(5)),
                fields.duration("first-byte", Duration.ofMinutes(5)),
                fields.duration("idle", Duration.ofMinutes(2)),
                fields.duration("total", Duration.ofMinutes(10)));
        fields.done();
        return timeouts;
    }

    private static Breaker breaker(Fields fields) {
        var breaker = new Breaker(
                fields.whole("failure-rate", 1, 100, 50),
                fields.whole("window", 1, MANY, 50),
                fields.duration("open", Duration.ofSeconds(10)));
        fields.done();
        return breaker;
    }

    private static Retry retry(Fields fields) {
        var retry = new Retry(
                fields.whole("attempts", 1, 10, 3),
                fields.whole("budget", 0, 100, 20),
                fields.duration("max-wait", Duration.ofSeconds(5)));
        fields.done();
        return retry;
    }

    private static RateLimit rateLimit(Fields fields) {
        var limit = new RateLimit(fields.whole("calls-per-second", 0, MANY, 0));
        fields.done();
        return limit;
    }
}
