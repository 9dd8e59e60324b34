package io.trustrail.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {

    private static final Pattern PASSWORD = Pattern.compile("(?m)^password  (\\S+)$");

    @TempDir
    private Path data;

    /** What a command left behind. */
    private record Ran(int code, String out, String err) {}

    private Ran run(String input, String command, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            var arguments = new ArrayList<>(List.of("users", command, "--data", data.toString()));
            arguments.addAll(List.of(more));
            int code = Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments.toArray(String[]::new));
            return new Ran(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    private static String password(Ran ran) {
        var found = PASSWORD.matcher(ran.out());
        assertThat(found.find()).as(ran.out()).isTrue();
        return found.group(1);
    }

    @Test
    void aPasswordIsMadeAndShownOnce() {
        var made = run("", "create", "--name", "Ann", "--role", "reviewer", "--role", "auditor");
        assertThat(made.code()).isZero();
        assertThat(password(made)).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");

        var listed = run("", "list");
        assertThat(listed.out())
                .contains("usr_", "ann", "reviewer,auditor", "never logged in", "active")
                .doesNotContain(password(made));
    }

    @Test
    void aPasswordCanComeFromStandardInput() {
        var made =
                run("correct horse battery\nmore\n", "create", "--name", "ann", "--role", "admin", "--password-stdin");
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("ann").doesNotContain("password", "correct");

        assertThat(run("short", "passwd", "--password-stdin", "ann").err()).contains("12 to 256 characters");
        assertThat(run("", "passwd", "--password-stdin", "ann").err()).contains("standard input is empty");
        assertThat(password(run("", "passwd", "ann"))).isNotBlank();
    }

    @Test
    void aUserIsDisabledAndEnabled() {
        run("", "create", "--name", "ann", "--role", "admin");
        assertThat(run("", "disable", "ann").out()).contains("disabled usr_", "disabled 20");
        assertThat(run("", "list").out()).contains("disabled 20");
        assertThat(run("", "enable", "ann").out()).contains("active");
    }

    @Test
    void wrongUseIsToldWithTheFix() {
        assertThat(run("", "list").err()).contains("there are no users in", "--data");
        var role = run("", "create", "--name", "ann", "--role", "boss");
        assertThat(role.code()).isEqualTo(1);
        assertThat(role.err()).contains("--role", "reviewer, revealer, auditor or admin");
        assertThat(run("", "create", "--name", "ann lee", "--role", "admin").err())
                .contains("the name must have");
        run("", "create", "--name", "ann", "--role", "admin");
        assertThat(run("", "create", "--name", "ann", "--role", "admin").err()).contains("another name");
        assertThat(run("", "passwd", "bob").err()).contains("no user with this name");
    }
}
