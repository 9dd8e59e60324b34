package io.trustrail.gateway.console.open;

import io.trustrail.gateway.trust.concern.Category;
import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.concern.NewConcern;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form for a concern, as it was typed. Prints without its texts.
 *
 * @param trap what only programs fill in
 * @param proof that the form was asked for
 * @param problem key of the sentence that says what is wrong with it; empty if nothing is
 */
public record ConcernForm(
        String call, String category, String text, String contact, String trap, String proof, String problem) {

    private static final Pattern CALL = Pattern.compile("call_[A-Za-z0-9_-]{1,60}");

    /** One that nobody has typed into. */
    static ConcernForm fresh(String call, String proof) {
        return new ConcernForm(CALL.matcher(call).matches() ? call : "", "", "", "", "", proof, "");
    }

    static ConcernForm of(MultiMap form) {
        var typed = new ConcernForm(
                text(form.get("call")),
                text(form.get("category")),
                text(form.get("text")).replace("\r\n", "\n"),
                text(form.get("contact")),
                text(form.get("website")),
                text(form.get("proof")),
                "");
        return typed.with(typed.proof, typed.wrong());
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    private String wrong() {
        if (!call.isEmpty() && !CALL.matcher(call).matches()) {
            return "open.concern.problem.call";
        }
        if (Category.of(category).isEmpty()) {
            return "open.concern.problem.category";
        }
        if (text.isEmpty() || text.length() > ConcernDesk.LONGEST) {
            return "open.concern.problem.text";
        }
        return contact.length() > ConcernDesk.LONGEST_CONTACT ? "open.concern.problem.contact" : "";
    }

    ConcernForm with(String newProof, String newProblem) {
        return new ConcernForm(call, category, text, contact, trap, newProof, newProblem);
    }

    /** What it says; only if nothing is wrong with it. */
    NewConcern concern(String tenant) {
        return new NewConcern(
                tenant,
                "",
                call,
                "",
                Category.of(category).orElseThrow(),
                text,
                Optional.of(contact).filter(given -> !given.isEmpty()));
    }

    public List<String> categories() {
        return Category.words();
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }

    /** Whether the problem is about a field. */
    public boolean isAbout(String field) {
        return problem.endsWith("." + field);
    }

    public int longest() {
        return ConcernDesk.LONGEST;
    }

    @Override
    public String toString() {
        return "ConcernForm[" + text.length() + " chars]";
    }
}
