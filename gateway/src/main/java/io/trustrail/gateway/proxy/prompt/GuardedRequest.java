package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.dialect.Splice;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.assessment.DataClasses;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.trust.inventory.Sighting;
import io.trustrail.gateway.vendor.Target;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that went through its feature's guards: the only thing that a vendor gets to see. Only {@link PromptGate}
 * makes one.
 */
public final class GuardedRequest {

    private final Call call;
    private final Feature feature;
    private final GuardChain replyGuards;
    private final CallFacts facts;
    private final List<String> media;
    private final boolean jsonWanted;
    private final Vault vault;
    private final Set<String> data;
    private final List<Sighting> sightings;
    private @Nullable Message message;
    private final Asked asked;
    private final @Nullable ConsentGuard consent;
    private final boolean wantsLogprobs;
    private final int furtherAnswers;
    private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private boolean asksUsage;
    private boolean asksLogprobs;

    GuardedRequest(Understood request, GuardChain replyGuards, PromptGate.Passed passed, Asked asked) {
        var call = request.call();
        var feature = request.feature();
        var message = request.message();
        this.asked = asked;
        this.consent = request.consent();
        this.wantsLogprobs = !feature.review().isOff() && feature.review().logprobs();
        this.call = call;
        this.feature = feature;
        this.replyGuards = replyGuards;
        this.facts = request.facts();
        this.media = List.copyOf(message.media());
        this.jsonWanted = call.dialect().wantsJson(message);
        var review = feature.review();
        boolean again = review.asksAgain(call.id()) && call.dialect().canAskAgain(message);
        this.furtherAnswers = again ? review.agreement().samples() : 0;
        this.message = message;
        this.vault = passed.vault();
        this.sightings = passed.sightings();
        this.data = data(passed.inClear(), media);
    }

    public Call call() {
        return call;
    }

    public Feature feature() {
        return feature;
    }

    /** What reads its reply, knowing what it said. */
    public GuardChain replyGuards() {
        return replyGuards;
    }

    public CallFacts facts() {
        return facts;
    }

    public Vault vault() {
        return vault;
    }

    /** Its texts as they go out; none any more once it is answered. */
    List<TextSpan> texts() {
        return message == null ? List.of() : message.texts();
    }

    private static Set<String> data(Set<String> inClear, List<String> media) {
        if (media.isEmpty()) {
            return Set.copyOf(inClear);
        }
        var all = new HashSet<>(inClear);
        all.add(DataClasses.MEDIA);
        return Set.copyOf(all);
    }

    /** What was found in it, for the inventory. */
    List<Sighting> sightings() {
        return sightings;
    }

    /** What a vendor will see of it, as assessments name it. */
    public Set<String> data() {
        return data;
    }

    /** What stands for one client's try only: with it, a vendor might give the same answer again. */
    private static final List<String> OF_ONE_TRY = List.of("idempotency-key", "x-client-request-id");

    /** The headers that go out with it. */
    public void headers(MultiMap forwarded) {
        headers = forwarded;
    }

    /** The headers with which it may be sent once more, beside itself. */
    public MultiMap headersAgain() {
        var again = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        OF_ONE_TRY.forEach(again::remove);
        return again;
    }

    /** Kinds of content in it that no guard can read. */
    public List<String> media() {
        return media;
    }

    /** Whether the consent of the person that it is about was withdrawn since it came. Fails if nobody can tell. */
    public Future<Boolean> consentIsGone() {
        return consent == null ? Future.succeededFuture(false) : consent.isGone();
    }

    /** The purpose whose consent it rests on; empty if it rests on none. */
    public String consentedTo() {
        return consent == null ? "" : consent.purpose();
    }

    /** Whether it asks for a reply that is JSON. */
    public boolean jsonWanted() {
        return jsonWanted;
    }

    /** Its body as a target gets it: with the model's name that the target knows, and asked for token counts. */
    public Buffer bodyFor(Target target) {
        var sent = Objects.requireNonNull(message, "a request that was answered is not sent again");
        var splices = new ArrayList<Splice>(3);
        sent.fact("model").ifPresent(fact -> splices.add(Message.string(fact, target.model())));
        var usage = target.vendor().streamUsage() ? call.dialect().askUsage(sent) : Optional.<Splice>empty();
        usage.ifPresent(splices::add);
        asksUsage = usage.isPresent();
        boolean tells = wantsLogprobs && target.vendor().logprobs();
        var logprobs = tells ? call.dialect().askLogprobs(sent) : Optional.<Splice>empty();
        logprobs.ifPresent(splices::add);
        asksLogprobs = logprobs.isPresent();
        return Buffer.buffer(sent.toBytesWith(splices));
    }

    /** Lets go of the content: a vendor answers, and the reply may take much longer than the request. */
    public void answered() {
        if (call.tab().further() == 0) {
            message = null;
        }
    }

    /** How many more answers it shall be asked for, to see whether they agree. */
    public int furtherAnswers() {
        return furtherAnswers;
    }

    /** Its body as a target gets it that is asked once more: for one whole answer. Lets go of the content. */
    public Buffer bodyAgainFor(Target target) {
        var sent = Objects.requireNonNull(message, "a request that was let go of is not sent again");
        message = null;
        var model = sent.fact("model").map(fact -> Message.string(fact, target.model()));
        return Buffer.buffer(Dialect.askingAgain(sent.toBytesWith(model.stream().toList())));
    }

    /** What people may read of it. */
    public Asked asked() {
        return asked;
    }

    /** What is noted of its reply besides the text. */
    public ModelNotes notes() {
        return new ModelNotes(call.dialect(), wantsLogprobs, asksLogprobs);
    }

    /** Whether token counts were asked for that the client did not ask for. */
    public boolean asksUsage() {
        return asksUsage;
    }
}
