package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.command.audit.AuditCommand;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * A fairness audit that an operator made before the gateway starts, which shows what is kept from its first moment on.
 * Its policy is small, with a guard that is unfair by a list of words: so it takes a second and finds something.
 */
final class EarlierAudit {

    private static final int WARNED = 3;
    private static final String POLICY = """
        levels:
          1: {title: own use, restore: true, operators: {high: pseudonym, medium: pseudonym, low: pseudonym}}
        guards:
          words:
            detector: terms
            settings: {category: INSULT, terms: [Muslims, Muslime, scum, Abschaum]}
            rules: [{direction: reply, action: block}, {action: allow}]
        vendors:
          one: {dialects: [openai-chat], base-url: "http://127.0.0.1:1", api-key: k}
        features:
          support-replies: {level: 1, guards: [words], targets: [{vendor: one, model: m}]}
        """;

    private EarlierAudit() {}

    /** Audits, and keeps the result in a store of this directory. */
    static void keepIn(Path data) {
        var policies = Directories.temporary();
        try {
            Files.writeString(policies.resolve("policy.yaml"), POLICY);
            Files.createDirectories(data);
            Store.open(data).close();
            var out = new StringWriter();
            int code = new CommandLine(new AuditCommand())
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(out))
                    .execute("fairness", "--policies", policies.toString(), "--data", data.toString());
            assertThat(code).as(out.toString()).isEqualTo(WARNED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Directories.delete(policies);
        }
    }
}
