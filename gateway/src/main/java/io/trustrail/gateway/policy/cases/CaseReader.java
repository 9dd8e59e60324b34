package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.cases.Expectation.Output;
import io.trustrail.gateway.policy.cases.PolicyCase.Input;
import io.trustrail.gateway.policy.cases.PolicyCase.Request;
import io.trustrail.gateway.policy.cases.PolicyCase.Text;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.review.confidence.Signals;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a file of cases. */
final class CaseReader {

    private static final String TENANT = "cases";
    private static final Set<String> REVIEWS = Set.of("hold", "park", "after", ReviewTrial.SAMPLE, ReviewTrial.NONE);

    private final PolicyBook book;
    private final Set<String> dialects;

    CaseReader(PolicyBook book, Set<String> dialects) {
        this.book = book;
        this.dialects = dialects;
    }

    /** The file's cases; those that can't be run are left out, and a problem. */
    List<PolicyCase> read(Value file) {
        var fields = file.fields();
        var cases = fields.requiredList("cases", "a list of cases").stream()
                .flatMap(item -> read(item, item.fields()).stream())
                .toList();
        fields.done();
        return cases;
    }

    private Optional<PolicyCase> read(Value item, Fields fields) {
        var name =
                fields.required("name", "a sentence that says what is tested").flatMap(Value::text);
        var feature = fields.required("feature", "the name of a feature")
                .flatMap(value -> value.pick("feature", book.features()));
        var request = fields.optional("request");
        var input = feature.flatMap(it -> request.isPresent() ? request(fields, request.get()) : text(fields, it));
        var expectation = fields.required("expect", "what should become of it")
                .map(Value::fields)
                .flatMap(expect -> expectation(expect, request.isPresent(), isReply(input)));
        if (feature.isPresent()) {
            fields.done();
        }
        return name.isPresent() && input.isPresent() && expectation.isPresent() && feature.isPresent()
                ? Optional.of(new PolicyCase(item.place(), name.get(), feature.get(), input.get(), expectation.get()))
                : Optional.empty();
    }

    private Optional<Input> request(Fields fields, Value request) {
        var json = request.isText() ? request.text().map(Buffer::buffer) : Optional.of(JsonTree.write(request.tree()));
        return fields.required("dialect", "the dialect of the request")
                .flatMap(this::dialect)
                .flatMap(dialect -> json.map(bytes -> new Request(dialect, bytes)));
    }

    private Optional<Input> text(Fields fields, Feature feature) {
        var facts = new CallFacts(
                TENANT,
                fields.text("application", TENANT),
                feature.name(),
                feature.level().rung(),
                fields.optional("dialect").flatMap(this::dialect).orElse("openai-chat"),
                fields.flag("stream", false),
                fields.text("purpose", ""));
        var direction = fields.choice("direction", Direction.class, Direction.PROMPT);
        var usual = direction == Direction.PROMPT ? Origin.USER : Origin.ASSISTANT;
        var origin = fields.choice("origin", Origin.class, usual);
        var asked = asked(fields, "prompt", direction);
        var system = asked(fields, "system", direction);
        var look = direction == Direction.REPLY ? look(fields) : Look.NONE;
        return fields.required("text", "a text, or a request")
                .flatMap(Value::text)
                .map(text -> new Text(facts, direction, origin, text, asked, system, look));
    }

    private static boolean isReply(Optional<Input> input) {
        return input.filter(it -> it instanceof Text text && text.direction() == Direction.REPLY)
                .isPresent();
    }

    private static Look look(Fields fields) {
        var signals = new HashMap<String, Double>();
        fields.optional("signals")
                .ifPresent(block -> block.entries().forEach((name, value) -> {
                    if (!Signals.NAMES.contains(name)) {
                        value.error("is no signal; docs/review-rules.md lists them");
                    }
                    value.fraction().ifPresent(size -> signals.put(name, size));
                }));
        var confidence = fields.optional("confidence").flatMap(Value::fraction);
        return new Look(
                texts(fields.list("documents")),
                signals,
                confidence.isPresent() ? OptionalDouble.of(confidence.get()) : OptionalDouble.empty(),
                fields.flag("drawn", false),
                fields.flag("subject", false));
    }

    /** A part of the prompt that a reply answers. */
    private static String asked(Fields fields, String name, Direction direction) {
        if (direction == Direction.PROMPT) {
            fields.optional(name)
                    .ifPresent(value -> value.error("is what a reply answers; add direction: reply, or leave it out"));
        }
        return fields.text(name, "");
    }

    private Optional<String> dialect(Value value) {
        return value.name("dialect", dialects);
    }

    private static Optional<Expectation> expectation(Fields fields, boolean request, boolean reply) {
        var action = fields.required("action", "allow, flag, rewrite, hold or block")
                .flatMap(value -> value.choice("action", Action.class));
        var output = request ? json(fields) : text(fields);
        var categories = request ? Optional.<Set<String>>empty() : categories(fields);
        var contains = texts(fields.list("contains"));
        var absent = texts(fields.list("absent"));
        var review = reply
                ? fields.optional("review").flatMap(value -> value.name("what people do", REVIEWS))
                : Optional.<String>empty();
        fields.done();
        return action.map(it -> new Expectation(it, output, categories, contains, absent, review));
    }

    private static Optional<Output> text(Fields fields) {
        return fields.optional("output").flatMap(Value::text).map(TextOutput::new);
    }

    private static Optional<Output> json(Fields fields) {
        boolean exact = fields.flag("exact", false);
        return fields.optional("output").map(value -> new JsonOutput(value.tree(), exact));
    }

    private static Optional<Set<String>> categories(Fields fields) {
        return fields.optional("categories").map(value -> Set.copyOf(texts(value.items())));
    }

    private static List<String> texts(List<Value> items) {
        return items.stream().flatMap(item -> item.text().stream()).toList();
    }
}
