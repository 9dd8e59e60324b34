package io.trustrail.gateway.remote;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.shared.Answers;
import io.trustrail.gateway.remote.protocol.Protocol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A detector on another machine. */
final class RemoteDetector implements LateDetector {

    private final String name;
    private final RemoteOptions options;
    private final Protocol protocol;
    private final Link link;
    private final @Nullable Answers<List<Finding>> answers;

    RemoteDetector(Vertx vertx, String name, RemoteOptions options, Protocol protocol) {
        this.name = name;
        this.options = options;
        this.protocol = protocol;
        this.link = new Link(vertx, name, options, protocol.path());
        this.answers =
                options.remembered() == 0 ? null : new Answers<>(options.remembered(), answer -> 1, options.memory());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> categories() {
        return protocol.labels().all();
    }

    @Override
    public String host() {
        return options.url().getHost();
    }

    @Override
    public boolean isForeign() {
        return options.foreign();
    }

    @Override
    public int longest() {
        return options.longest();
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        var open = new ArrayList<Question>();
        var all = new ArrayList<Question>(texts.size());
        for (var text : texts) {
            var question = new Question(text, answers == null ? null : answers.hash(text));
            question.answer = answers == null ? null : answers.to(Objects.requireNonNull(question.hash));
            all.add(question);
            if (question.answer == null) {
                open.add(question);
            }
        }
        var asked = new ArrayList<Future<?>>();
        for (int i = 0; i < open.size(); i += protocol.batch()) {
            asked.add(ask(open.subList(i, Math.min(open.size(), i + protocol.batch())), deadline));
        }
        return Future.all(asked)
                .map(done -> all.stream()
                        .map(it -> Objects.requireNonNull(it.answer))
                        .toList());
    }

    private Future<?> ask(List<Question> questions, long deadline) {
        var texts = questions.stream().map(Question::text).toList();
        return link.ask(protocol.request(texts), deadline, reply -> protocol.findings(reply, texts))
                .map(found -> {
                    for (int i = 0; i < questions.size(); i++) {
                        keep(questions.get(i), found.get(i));
                    }
                    return null;
                });
    }

    private void keep(Question question, List<Finding> answer) {
        question.answer = answer;
        if (answers != null) {
            answers.keep(Objects.requireNonNull(question.hash), answer);
        }
    }

    private static final class Question {

        private final String text;
        private final @Nullable ByteBuffer hash;
        private @Nullable List<Finding> answer;

        Question(String text, @Nullable ByteBuffer hash) {
            this.text = text;
            this.hash = hash;
        }

        String text() {
            return text;
        }
    }
}
