package io.trustrail.gateway.proxy.text;

import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.privacy.Vault;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Whole texts that guards read: all of them are read before any is rewritten. */
public record Reading(List<Question> questions) {

    private static final String PERSON = "PERSON";

    /** A text, and who reads it. */
    public record Question(GuardChain guards, Passage passage) {

        Future<Verdict> ask() {
            return guards.check(passage);
        }
    }

    /** The verdicts on all texts, in their order. */
    public Future<List<Verdict>> verdicts() {
        var verdicts = new ArrayList<Verdict>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            var answer = questions.get(i).ask();
            if (!answer.succeeded()) {
                return rest(verdicts, answer);
            }
            verdicts.add(answer.result());
        }
        return Future.succeededFuture(verdicts);
    }

    /** While one answer is waited for, the other texts are read on this thread; no work is left for later. */
    private Future<List<Verdict>> rest(List<Verdict> sofar, Future<Verdict> pending) {
        var answers = new ArrayList<Future<Verdict>>(questions.size() - sofar.size());
        answers.add(pending);
        for (int i = sofar.size() + 1; i < questions.size(); i++) {
            answers.add(questions.get(i).ask());
        }
        return Future.all(answers).map(all -> {
            answers.forEach(answer -> sofar.add(answer.result()));
            return sofar;
        });
    }

    /** Who is meant by a short name is known when all texts were read: tells it to the vault. */
    public void introduce(List<Verdict> verdicts, Vault vault) {
        var people = new ArrayList<String>();
        for (int i = 0; i < verdicts.size(); i++) {
            for (var edit : verdicts.get(i).edits()) {
                if (edit.category().equals(PERSON)) {
                    people.add(questions.get(i).passage().text().substring(edit.start(), edit.end()));
                }
            }
        }
        vault.meet(people);
    }

    /** What may go on of a text. */
    public String rewritten(int index, Verdict verdict, EditWriter writer) {
        var text = questions.get(index).passage().text();
        return writer.write(text, 0, text.length(), Edit.merge(verdict.edits()));
    }
}
