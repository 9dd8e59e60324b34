package io.trustrail.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.note.LogKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Notes that others published, in src/test/resources/verify. */
class PublishedNotesTest {

    /** The example of the Go package {@code golang.org/x/mod/sumdb/note}. */
    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NEUMANN_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String SUMDB = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private static byte[] resource(String name) throws IOException {
        try (var in = PublishedNotesTest.class.getResourceAsStream("/verify/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void aCheckpointOfTheGoChecksumDatabaseIsVerified() throws IOException {
        var head = TreeHead.parse(resource("sumdb.checkpoint"));
        assertThat(head.size()).isEqualTo(6_476_701);
        assertThat(head.origin()).isEqualTo("go.sum database tree");
        assertThat(head.isSignedBy(VerifierKey.parse(SUMDB))).isTrue();
        assertThat(head.isSignedBy(VerifierKey.parse(NEUMANN))).isFalse();
        var other = new String(resource("sumdb.checkpoint"), StandardCharsets.UTF_8).replace("6476701", "6476702");
        assertThat(TreeHead.parse(other.getBytes(StandardCharsets.UTF_8)).isSignedBy(VerifierKey.parse(SUMDB)))
                .isFalse();
    }

    @Test
    void aKeyOfTheGoPackageIsReadAndWrittenTheSame() throws IOException {
        var key = LogKey.parse(NEUMANN_SECRET, NEUMANN);
        assertThat(key.verifier()).isEqualTo(NEUMANN);
        assertThat(key.secret()).isEqualTo(NEUMANN_SECRET);
        var known = VerifierKey.parse(NEUMANN);
        var note = new String(resource("neumann.note"), StandardCharsets.UTF_8);
        var text = note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
        var line = note.substring(note.indexOf("\u2014")).strip().split(" ")[2];
        var signature = java.util.Base64.getDecoder().decode(line);
        assertThat(java.util.Arrays.copyOf(signature, 4)).isEqualTo(known.id());
        assertThat(known.verifies(text, java.util.Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();
    }
}
