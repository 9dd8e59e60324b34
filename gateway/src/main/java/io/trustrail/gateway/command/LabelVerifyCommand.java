package io.trustrail.gateway.command;

import io.trustrail.gateway.label.Difference;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.files.Published;
import io.trustrail.gateway.verify.VerifierKey;
import io.trustrail.gateway.verify.label.SignedLabel;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustrail label verify}. */
@Command(
        name = "verify",
        description = {
            "Verifies a label against its signed note: that the note is signed by the key, and that the label is the"
                    + " one",
            "that was signed. Exit code 1 if not, with what differs. Needs no gateway but for what it is told to fetch."
        },
        mixinStandardHelpOptions = true)
final class LabelVerifyCommand implements Callable<Integer> {

    private static final String NOTE = ".note";
    private static final String JSON = ".json";
    private static final String LABELS = "/labels/";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LABEL", description = "The label as JSON: a file or an http address.")
    private String label = "";

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            required = true,
            description = "The public key of the gateway's labels, or a file with it: what /labels/key said when you"
                    + " first asked.")
    private String key = "";

    @Option(
            names = "--note",
            paramLabel = "NOTE",
            defaultValue = "",
            description = "The signed note: a file or an http address. Without it, FEATURE.note beside a file, and"
                    + " the address of the label's own note.")
    private String note;

    @Option(
            names = "--signed",
            paramLabel = "LABEL",
            defaultValue = "",
            description = "The version that was signed, a file or an http address, to tell which fields differ."
                    + " Without it, the version at the note's address.")
    private String signed;

    @Override
    public Integer call() throws IOException {
        var known = VerifierKey.parse(Files.isRegularFile(Path.of(key)) ? Files.readString(Path.of(key)) : key);
        var bytes = Published.read(label);
        var json = LabelJson.parse(bytes);
        var where = note.isEmpty() ? noteOf(label) : note;
        var statement = statement(where);
        var faults = new ArrayList<String>();
        if (!statement.isSignedBy(known)) {
            faults.add("the note has no signature by the key " + known.name());
        }
        var hash = LabelJson.hash(bytes);
        if (!hash.equals(statement.hash())) {
            faults.add("the label has the SHA-256 " + hash + ", the note signs " + statement.hash());
            faults.addAll(differences(json, statement, where));
        }
        print(statement, faults);
        return faults.isEmpty() ? 0 : 1;
    }

    private static SignedLabel statement(String where) throws IOException {
        try {
            return SignedLabel.parse(Published.read(where));
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; name the label's signed note with --note", e);
        }
    }

    /** Where the note of a label is if nobody says. */
    private static String noteOf(String label) {
        var whole = label.endsWith(JSON) ? label.substring(0, label.length() - JSON.length()) : label;
        return whole + (isAddress(label) ? "/note" : NOTE);
    }

    private static boolean isAddress(String place) {
        return place.contains("://");
    }

    /* What is shown as signed has to be what was signed: its hash says so. */
    private List<String> differences(JsonObject json, SignedLabel statement, String where) {
        int labels = where.indexOf(LABELS);
        if (signed.isEmpty() && (!isAddress(where) || labels < 0)) {
            return List.of("name the version that was signed with --signed to see which fields differ");
        }
        var place = signed.isEmpty()
                ? where.substring(0, labels) + LABELS + statement.feature() + "/versions/" + statement.version()
                : signed;
        try {
            var original = Published.read(place);
            if (!LabelJson.hash(original).equals(statement.hash())) {
                return List.of(place + " is not the version that was signed, either");
            }
            var found = Difference.between(LabelJson.parse(original), json).stream()
                    .map(it -> it.pointer() + ": signed " + or(it.before()) + ", the label says " + or(it.after()))
                    .toList();
            return found.isEmpty() ? List.of("every field says the same, but is written in another way") : found;
        } catch (IOException e) {
            return List.of("the version that was signed can't be read: " + e.getMessage());
        }
    }

    private static String or(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private void print(SignedLabel statement, List<String> faults) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("label       " + statement.feature() + ", version " + statement.version());
        out.println("published   " + statement.at());
        out.println("sha256      " + statement.hash());
        faults.forEach(fault -> out.println("fault       " + fault));
        out.println(faults.isEmpty() ? "The label is the one that was signed." : "The label is NOT the signed one.");
        out.flush();
    }
}
