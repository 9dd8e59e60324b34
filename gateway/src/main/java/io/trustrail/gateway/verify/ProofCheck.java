package io.trustrail.gateway.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.verify.rules.CanonicalForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A document that proves leaves, verified without the log. See docs/audit.md for its form.
 *
 * @param head the checkpoint in it
 * @param leaves the proven leaves, as canonical JSON
 * @param faults why it proves nothing; empty if it is sound
 */
public record ProofCheck(TreeHead head, List<String> leaves, List<String> faults) {

    /** What a document's field {@code format} must say. */
    public static final String FORMAT = "trustrail-proof/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    public ProofCheck {
        leaves = List.copyOf(leaves);
        faults = List.copyOf(faults);
    }

    /**
     * The key that the document itself names. It proves nothing unless somebody else knows it too.
     *
     * @throws IllegalArgumentException if the document is none
     */
    public static VerifierKey keyIn(byte[] document) {
        return VerifierKey.parse(read(document).path("vkey").asText());
    }

    /**
     * Verifies a document by a key.
     *
     * @throws IllegalArgumentException if the document is none
     */
    public static ProofCheck of(byte[] document, VerifierKey key) {
        var json = read(document);
        var head = TreeHead.parse(json.path("checkpoint").asText().getBytes(StandardCharsets.UTF_8));
        var faults = new ArrayList<String>();
        var leaves = new ArrayList<String>();
        if (!head.isSignedBy(key) || !head.origin().equals(key.name())) {
            faults.add("the checkpoint is not signed by " + key.name());
        }
        for (var leaf : json.path("leaves")) {
            leaves.add(leaf.path("leaf").asText());
            check(leaf, json.path("about").asText(), head, faults);
        }
        if (leaves.isEmpty()) {
            faults.add("it has no leaves");
        }
        return new ProofCheck(head, leaves, faults);
    }

    private static void check(JsonNode proof, String about, TreeHead head, List<String> faults) {
        long index = proof.path("index").asLong(-1);
        var leaf = proof.path("leaf").asText().getBytes(StandardCharsets.UTF_8);
        var path = new ArrayList<byte[]>();
        proof.path("hashes").forEach(hash -> path.add(base64(hash.asText())));
        var root = Hashes.rootOf(index, head.size(), Hashes.ofLeaf(leaf), path);
        if (root == null || !Arrays.equals(root, head.root())) {
            faults.add("leaf " + index + " is not in the log");
        }
        try {
            var call = CanonicalForm.read(leaf).get("call");
            if (about.startsWith("call_") && !about.equals(call)) {
                faults.add("leaf " + index + " is not about " + about);
            }
        } catch (IllegalArgumentException e) {
            faults.add("leaf " + index + ": " + e.getMessage());
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static JsonNode read(byte[] document) {
        try {
            var json = JSON.readTree(document);
            if (json == null || !json.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("this is no proof: its format is not " + FORMAT);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no proof: it is no JSON", e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
