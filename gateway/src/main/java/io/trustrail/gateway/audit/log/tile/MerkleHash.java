package io.trustrail.gateway.audit.log.tile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of RFC 6962, section 2.1. */
public final class MerkleHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private MerkleHash() {}

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return sha256().digest();
    }

    public static byte[] leaf(byte[] entry) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root above hashes of subtrees that are equally high; at least one. */
    public static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int half = Integer.highestOneBit(hashes.size() - 1);
        return node(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
