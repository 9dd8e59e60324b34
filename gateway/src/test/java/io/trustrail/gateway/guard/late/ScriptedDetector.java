package io.trustrail.gateway.guard.late;

import io.trustrail.gateway.guard.Finding;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A late detector that answers when a test tells it to, and finds texts as a whole and words in them. */
public class ScriptedDetector implements LateDetector {

    /** What it was asked about, in order. */
    public final List<String> asked = new ArrayList<>();

    private final List<Runnable> waiting = new ArrayList<>();
    private final int longest;
    private final Function<String, List<Finding>> finds;
    private final boolean waits;

    private ScriptedDetector(int longest, Function<String, List<Finding>> finds, boolean waits) {
        this.longest = longest;
        this.finds = finds;
        this.waits = waits;
    }

    /** Finds each "bad", and texts with "awful" in them as a whole. Answers at once. */
    public static ScriptedDetector prompt(int longest) {
        return new ScriptedDetector(longest, ScriptedDetector::wordsAndTexts, false);
    }

    /** The same, but answers when {@link #answer} is called. */
    public static ScriptedDetector waiting(int longest) {
        return new ScriptedDetector(longest, ScriptedDetector::wordsAndTexts, true);
    }

    /** Answers at once what the function says. */
    public static ScriptedDetector of(Function<String, List<Finding>> finds) {
        return new ScriptedDetector(1000, finds, false);
    }

    /** Reads sentences with the one before: finds texts with "awful" and "word" in them. */
    public static ScriptedDetector behind(int longest) {
        return new ScriptedDetector(
                longest,
                text -> text.contains("awful") && text.contains("word")
                        ? List.of(new Finding("TEXT", 0, text.length(), 0.7))
                        : List.of(),
                false) {
            @Override
            public boolean readsBehind() {
                return true;
            }

            @Override
            public List<Finding> inContext(List<Finding> before, List<Finding> alone, List<Finding> together) {
                return before.isEmpty() && alone.isEmpty() ? together : alone;
            }
        };
    }

    private static List<Finding> wordsAndTexts(String text) {
        var found = new ArrayList<Finding>();
        if (text.contains("awful")) {
            found.add(new Finding("TEXT", 0, text.length(), 0.7));
        }
        for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
            found.add(new Finding("WORD", at, at + 3, 0.9));
        }
        return found;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Set<String> categories() {
        return Set.of("TEXT", "WORD");
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        asked.addAll(texts);
        var promise = Promise.<List<List<Finding>>>promise();
        Runnable answer = () -> promise.complete(texts.stream().map(finds).toList());
        if (waits) {
            waiting.add(answer);
        } else {
            answer.run();
        }
        return promise.future();
    }

    /** Gives all answers that are waited for. */
    public void answer() {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }
}
