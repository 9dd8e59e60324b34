package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Vault;
import io.trustrail.gateway.proxy.call.Ledger;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.check.Found;
import io.trustrail.gateway.proxy.text.EditWriter;
import io.trustrail.gateway.proxy.text.Witness;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one text through the gate that calls go through, as a user's message, and calls nobody. Keeps and logs nothing of
 * it. Thread-safe; takes as long as the guards do, so texts of more than a few hundred characters belong on a worker.
 */
public final class TextTrial {

    private final PromptGate gate;

    public TextTrial(Operators operators) {
        this.gate = new PromptGate(operators);
    }

    /**
     * What became of a text.
     *
     * @param action the strictest verdict
     * @param text what would leave the house; empty if nothing would
     * @param pieces the same text in pieces: what was rewritten is apart from what was not
     * @param found what the guards found and did not just allow, in the order of the text
     * @param refusal why nothing would leave, for people; empty if something would
     */
    public record Result(Action action, String text, List<Piece> pieces, List<Found> found, String refusal) {

        public Result {
            pieces = List.copyOf(pieces);
            found = List.copyOf(found);
        }

        public boolean leaves() {
            return refusal.isEmpty();
        }
    }

    /**
     * A stretch of what would leave.
     *
     * @param category what stood in its place; empty where the text is as it was
     */
    public record Piece(String text, String category) {

        public boolean rewritten() {
            return !category.isEmpty();
        }
    }

    /**
     * Tries a text.
     *
     * @param tenant whose pseudonyms it gets
     * @param application who calls, as far as rules ask
     * @return fails only if a guard breaks its promises
     */
    public Future<Result> run(Feature feature, String tenant, String application, String text) {
        var notes = new Witness.Notes();
        var facts = new CallFacts(
                tenant, application, feature.name(), feature.level().rung(), Dialects.OPENAI_CHAT.id(), false, "");
        var message = message(text);
        var tally = new Ledger.Tally();
        return guard(watched(feature, notes), facts, message, tally)
                .map(vault -> passed(tally, message, text, vault, notes))
                .recover(failure -> failure instanceof Refused refused
                        ? Future.succeededFuture(stopped(refused.refusal(), notes))
                        : Future.failedFuture(failure));
    }

    /* The gate throws what it knows at once. */
    private Future<Vault> guard(Feature feature, CallFacts facts, Message message, Ledger.Tally tally) {
        try {
            return gate.guard(feature, facts, message, tally).map(PromptGate.Passed::vault);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private static Message message(String text) {
        var user = new JsonObject().put("role", "user").put("content", text);
        var request = new JsonObject().put("model", "").put("messages", new JsonArray().add(user));
        return Dialects.OPENAI_CHAT.prompt(request.toBuffer().getBytes());
    }

    private static Feature watched(Feature feature, Witness.Notes notes) {
        return new Feature(
                feature.name(),
                feature.description(),
                feature.level(),
                feature.targets(),
                feature.promptGuards().each(guard -> new Witness(guard, notes)),
                feature.replyGuards(),
                MediaRule.REFUSE);
    }

    private static Result passed(Ledger.Tally tally, Message message, String text, Vault vault, Witness.Notes notes) {
        var left = Dialects.OPENAI_CHAT.prompt(message.toBytes()).texts().stream()
                .filter(span -> span.origin() == Origin.USER)
                .map(span -> span.text())
                .findFirst()
                .orElse("");
        var note = note(notes);
        return new Result(
                tally.verdict(), left, pieces(text, left, Edit.merge(note.edits()), vault), note.inOrder(), "");
    }

    private static Result stopped(Refusal refusal, Witness.Notes notes) {
        return new Result(Action.BLOCK, "", List.of(), note(notes).inOrder(), refusal.message());
    }

    private static Witness.Note note(Witness.Notes notes) {
        return notes.first(passage -> passage.origin() == Origin.USER);
    }

    /* The text that leaves is the gate's; where it was cut is only for the eye, so it must never differ from it. */
    private static List<Piece> pieces(String text, String left, List<Edit> edits, Vault vault) {
        var pieces = new ArrayList<Piece>();
        var writer = new EditWriter(vault);
        int at = 0;
        for (var edit : edits) {
            pieces.add(new Piece(text.substring(at, edit.start()), ""));
            pieces.add(new Piece(writer.write(text, edit.start(), edit.end(), List.of(edit)), edit.category()));
            at = edit.end();
        }
        pieces.add(new Piece(text.substring(at), ""));
        pieces.removeIf(piece -> piece.text().isEmpty());
        var joined = new StringBuilder();
        pieces.forEach(piece -> joined.append(piece.text()));
        return joined.toString().equals(left) ? pieces : List.of(new Piece(left, ""));
    }
}
