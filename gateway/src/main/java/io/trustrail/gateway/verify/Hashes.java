package io.trustrail.gateway.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256 as RFC 6962 (section 2.1) uses it, and checks of its proofs. */
final class Hashes {

    static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Hashes() {}

    static byte[] ofNothing() {
        return sha256().digest();
    }

    static byte[] ofLeaf(byte[] leaf) {
        var sha = sha256();
        sha.update(LEAF);
        return sha.digest(leaf);
    }

    static byte[] ofNode(byte[] left, byte[] right) {
        var sha = sha256();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The root that a leaf's audit path leads to, by the algorithm of RFC 9162, section 2.1.3.2.
     *
     * @return null if the path has not as many hashes as this leaf's must have
     */
    static byte @org.jspecify.annotations.Nullable [] rootOf(
            long index, long size, byte[] leafHash, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return null;
        }
        long node = index;
        long last = size - 1;
        var hash = leafHash;
        for (var sibling : path) {
            if (last == 0 || sibling.length != LENGTH) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                hash = ofNode(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = ofNode(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }

    /**
     * Whether a proof shows that a tree is the beginning of a longer one, by the algorithm of RFC 9162, section 2.1.4.2.
     */
    static boolean extend(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize == newSize || oldSize == 0) {
            return proof.isEmpty() && (oldSize == 0 || MessageDigest.isEqual(oldRoot, newRoot));
        }
        if (oldSize > newSize || proof.stream().anyMatch(hash -> hash.length != LENGTH)) {
            return false;
        }
        boolean perfect = Long.bitCount(oldSize) == 1;
        if (!perfect && proof.isEmpty()) {
            return false;
        }
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        var first = perfect ? oldRoot : proof.get(0);
        var second = first;
        for (var sibling : proof.subList(perfect ? 0 : 1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = ofNode(sibling, first);
                second = ofNode(sibling, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = ofNode(second, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(first, oldRoot) && MessageDigest.isEqual(second, newRoot);
    }
}
