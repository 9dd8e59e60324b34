package io.trustrail.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.log.SmallLog;
import io.trustrail.gateway.audit.log.proof.MerkleProofs;
import io.trustrail.gateway.audit.log.tile.TileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Proofs that the writer makes, verified by code that knows nothing of it. */
class MerkleProofsTest {

    private static final int MOST = 600;
    private static final TwoTrees TREES = TwoTrees.make();

    private record TwoTrees(java.nio.file.Path log, List<byte[]> roots) {

        /** One log of 600 leaves, and the root of each of its beginnings. */
        static TwoTrees make() {
            try {
                var directory = Files.createTempDirectory("merkle");
                directory.toFile().deleteOnExit();
                var log = new SmallLog(directory);
                var roots = new ArrayList<byte[]>();
                roots.add(log.root());
                for (int i = 0; i < MOST; i++) {
                    log.add(List.of("leaf " + i));
                    roots.add(log.root());
                    if ((i + 1) % 256 == 0) {
                        log.publish();
                    }
                }
                log.publish();
                return new TwoTrees(directory, roots);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static byte[] leafHash(int index) {
        return Hashes.ofLeaf(("leaf " + index).getBytes(StandardCharsets.UTF_8));
    }

    /* Any smaller tree can be read out of the full tiles of a larger one. */
    private static MerkleProofs of(int size) {
        return new MerkleProofs(new TileReader(TREES.log(), size));
    }

    @Property(tries = 400)
    void everyLeafOfEveryTreeIsProven(
            @ForAll @IntRange(min = 1, max = 512) int size, @ForAll @IntRange(max = 511) int leaf) throws IOException {
        int index = leaf % size;
        var path = of(size).inclusion(index);
        assertThat(Hashes.rootOf(index, size, leafHash(index), path))
                .isEqualTo(TREES.roots().get(size));
        assertThat(Hashes.rootOf(index, size, leafHash(index + 1), path))
                .isNotEqualTo(TREES.roots().get(size));
        if (size > 1) {
            assertThat(Hashes.rootOf((index + 1) % size, size, leafHash(index), path))
                    .isNotEqualTo(TREES.roots().get(size));
            assertThat(Hashes.rootOf(index, size, leafHash(index), path.subList(1, path.size())))
                    .isNotEqualTo(TREES.roots().get(size));
        }
    }

    @Property(tries = 400)
    void everyTreeIsTheBeginningOfEveryLargerOne(
            @ForAll @IntRange(min = 1, max = 512) int first, @ForAll @IntRange(min = 1, max = 512) int second)
            throws IOException {
        int small = Math.min(first, second);
        int large = Math.max(first, second);
        var proof = of(large).consistency(small);
        var old = TREES.roots().get(small);
        var now = TREES.roots().get(large);
        assertThat(Hashes.extend(small, old, large, now, proof)).isTrue();
        if (small < large) {
            assertThat(Hashes.extend(small, now, large, now, proof)).isFalse();
            assertThat(Hashes.extend(small, old, large, old, proof)).isFalse();
            assertThat(Hashes.extend(small, old, large, now, proof.subList(1, proof.size())))
                    .isFalse();
        }
    }

    private static final HexFormat HEX = HexFormat.of();

    /** The vectors of the reference implementation of Certificate Transparency. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void publishedRootsAreReached() throws IOException {
        var tree = new TileTree(new TileFiles(path -> java.util.Optional.empty()));
        for (int size = 0; size < LEAVES.size(); size++) {
            assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(size));
            tree.add(Hashes.ofLeaf(HEX.parseHex(LEAVES.get(size))));
        }
        assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(8));
    }

    @Test
    void publishedPathsAreVerified() {
        var path = IntStream.range(0, 3)
                .mapToObj(i -> List.of(
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                ROOTS.get(4))
                        .get(i))
                .map(HEX::parseHex)
                .toList();
        var root = Hashes.rootOf(5, 8, Hashes.ofLeaf(HEX.parseHex(LEAVES.get(5))), path);
        assertThat(root).isEqualTo(HEX.parseHex(ROOTS.get(8)));
        assertThat(Hashes.extend(
                        6,
                        HEX.parseHex(ROOTS.get(6)),
                        8,
                        HEX.parseHex(ROOTS.get(8)),
                        List.of(
                                HEX.parseHex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                                HEX.parseHex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                                HEX.parseHex(ROOTS.get(4)))))
                .isTrue();
    }
}
