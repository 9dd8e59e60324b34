package io.trustrail.gateway.api.reviews;

import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.Body;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.texts.EditCheck;
import java.util.regex.Pattern;

/** Decisions as requests write them. */
final class Rulings {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_WORD = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private Rulings() {}

    static Ruling read(Body body) {
        body.only("decision_id", "verdict", "texts", "code", "note", "personal_data_confirmed");
        var id = body.text("decision_id", LONGEST_WORD);
        if (!ID.matcher(id).matches()) {
            throw ApiError.invalid(
                    "decision_id",
                    "The id has characters that it can't have.",
                    "Make one of letters, digits, dots, hyphens and underscores for each decision, and send the same"
                            + " when you try again.");
        }
        return new Ruling(id, verdict(body), body.flag("personal_data_confirmed", false));
    }

    private static Verdict verdict(Body body) {
        var note = body.optional("note", LONGEST_NOTE).orElse("");
        var texts = body.textsByName("texts", EditCheck.LONGEST);
        var word = body.text("verdict", LONGEST_WORD);
        if (!texts.isEmpty() && !word.equals("edit")) {
            throw ApiError.invalid("texts", "Only an edit has texts.", "Leave them out, or say verdict: edit.");
        }
        return switch (word) {
            case "approve" -> Verdict.approved(note);
            case "edit" -> Verdict.edited(texts, note);
            case "reject" -> Verdict.rejected(code(body), note);
            default -> throw ApiError.invalid("verdict", "There is no such verdict.", "Use approve, edit or reject.");
        };
    }

    private static String code(Body body) {
        var code = body.text("code", LONGEST_WORD);
        if (!CODE.matcher(code).matches()) {
            throw ApiError.invalid(
                    "code",
                    "The code is not written as codes are.",
                    "Use lower case and hyphens, such as wrong, unsafe, tone, privacy, off-topic, incomplete.");
        }
        return code;
    }
}
