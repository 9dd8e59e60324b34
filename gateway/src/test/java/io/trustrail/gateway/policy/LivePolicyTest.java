package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The policy in force while its files change. */
@Timeout(60)
class LivePolicyTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private LivePolicy watch(PolicyDirectory policy, LivePolicy.Listener... others) {
        var live = still(policy, others);
        live.watch(Duration.ofMillis(20));
        return live;
    }

    /** A policy that looks only when a test does. */
    private LivePolicy still(PolicyDirectory policy, LivePolicy.Listener... others) {
        var live = new LivePolicy(policy.loader(), policy.path(), policy.environment(), policy.load());
        Stream.of(others).forEach(live::listen);
        live.listen(listener(heard::add));
        return live;
    }

    private static LivePolicy.Listener listener(Consumer<String> news) {
        return new LivePolicy.Listener() {
            @Override
            public void loaded(PolicyBook book, List<Problem> warnings) {
                news.accept("loaded " + new TreeSet<>(book.features().keySet()) + " " + warnings.size());
            }

            @Override
            public void refused(List<Problem> problems) {
                news.accept("refused " + problems);
            }
        };
    }

    private String heard() throws InterruptedException {
        var message = heard.poll(50, TimeUnit.SECONDS);
        return message == null ? "nothing" : message;
    }

    private static String feature(String name, int level) {
        return "features: {" + name + ": {level: " + level
                + ", guards: [pii], targets: [{vendor: openai, model: small}]}}";
    }

    @Test
    void takesNewFilesAndTellsListeners(@TempDir Path directory) throws InterruptedException {
        var policy = PolicyDirectory.sound(directory);
        try (var live = watch(policy)) {
            var before = live.current();
            var since = live.loadedAt();
            policy.write("features.yaml", feature("chat", 1));
            assertThat(heard()).isEqualTo("loaded [chat] 0");
            assertThat(live.current().features()).containsOnlyKeys("chat");
            assertThat(live.current().hash()).isNotEqualTo(before.hash());
            assertThat(live.loadedAt()).isAfter(since);
            assertThat(before.features()).containsOnlyKeys("support");
        }
    }

    @Test
    void keepsTheLastGoodPolicyUntilTheFilesAreGoodAgain(@TempDir Path directory) throws InterruptedException {
        var policy = PolicyDirectory.sound(directory);
        try (var live = watch(policy)) {
            var good = live.current();
            policy.write("features.yaml", feature("chat", 7));
            var problem = "features.yaml:1: features.chat.level: no level 7; known levels are 1, 3";
            assertThat(heard()).isEqualTo("refused [" + problem + "]");
            assertThat(live.current()).isSameAs(good);
            assertThat(live.lastProblems()).hasToString("[" + problem + "]");
            policy.write("features.yaml", feature("chat", 3));
            assertThat(heard()).isEqualTo("loaded [chat] 0");
            assertThat(live.lastProblems()).isEmpty();
        }
    }

    @Test
    void tellsThatAMistakeWasTakenBack(@TempDir Path directory) throws InterruptedException {
        var policy = PolicyDirectory.sound(directory);
        try (var live = watch(policy)) {
            var hash = live.current().hash();
            policy.write("more.yaml", "guards: {spare: {detector: secrets}}");
            assertThat(heard()).isEqualTo("loaded [support] 1");
            policy.write("more.yaml", "guards: 7");
            assertThat(heard()).startsWith("refused");
            policy.write("more.yaml", "guards: {spare: {detector: secrets}}");
            assertThat(heard()).isEqualTo("loaded [support] 1");
            assertThat(live.current().hash()).isNotEqualTo(hash);
        }
    }

    @Test
    void seesFilesThatComeAndGo(@TempDir Path directory) throws Exception {
        var policy = PolicyDirectory.sound(directory);
        try (var live = watch(policy)) {
            policy.write("deep/er/more.yaml", feature("chat", 1));
            assertThat(heard()).isEqualTo("loaded [chat, support] 0");
            assertThat(live.current().features()).containsOnlyKeys("chat", "support");
            Files.delete(directory.resolve("deep/er/more.yaml"));
            assertThat(heard()).isEqualTo("loaded [support] 0");
        }
    }

    @Test
    void keepsThePolicyWhenTheDirectoryGoesAway(@TempDir Path parent) throws Exception {
        var directory = Files.createDirectory(parent.resolve("policies"));
        try (var live = watch(PolicyDirectory.sound(directory))) {
            var good = live.current();
            Files.move(directory, parent.resolve("gone"));
            assertThat(heard()).isEqualTo("refused [" + directory + ": is no directory that can be read]");
            assertThat(live.current()).isSameAs(good);
        }
    }

    /** A ConfigMap is mounted as links to links: an update swaps one of them, and no file in the directory changes. */
    @Test
    void seesAMountedConfigMapChange(@TempDir Path mount) throws Exception {
        PolicyDirectory.sound(mount.resolve("..2030_01"));
        PolicyDirectory.sound(mount.resolve("..2030_02")).write("features.yaml", feature("chat", 1));
        swap(mount, "..2030_01");
        for (var file : List.of("levels.yaml", "guards.yaml", "features.yaml", "openai.yaml")) {
            Files.createSymbolicLink(mount.resolve(file), Path.of("..data", file));
        }
        try (var live = watch(PolicyDirectory.empty(mount))) {
            assertThat(live.current().features()).containsOnlyKeys("support");
            swap(mount, "..2030_02");
            assertThat(heard()).isEqualTo("loaded [chat] 0");
        }
    }

    private static void swap(Path mount, String target) throws IOException {
        var draft = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(target));
        Files.move(draft, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void tellsAllListenersEvenIfOneFails(@TempDir Path directory) throws InterruptedException {
        var policy = PolicyDirectory.sound(directory);
        var failing = listener(news -> {
            throw new IllegalStateException("failing");
        });
        try (var live = watch(policy, failing)) {
            policy.write("features.yaml", feature("chat", 1));
            assertThat(heard()).isEqualTo("loaded [chat] 0");
            policy.write("features.yaml", feature("talk", 1));
            assertThat(heard()).isEqualTo("loaded [talk] 0");
            assertThat(live.current().features()).containsOnlyKeys("talk");
        }
    }

    @Test
    void goesOnWhenLoadingItselfFails(@TempDir Path directory) throws InterruptedException {
        var reached = new CountDownLatch(1);
        var policy = PolicyDirectory.sound(directory)
                .detectors(PatternDetector.catalogue().with("failing", settings -> {
                    reached.countDown();
                    throw new IllegalStateException("failing");
                }));
        try (var live = watch(policy)) {
            var good = live.current();
            policy.write("guards.yaml", "guards: {pii: {detector: failing}}");
            assertThat(reached.await(50, TimeUnit.SECONDS)).isTrue();
            assertThat(live.current()).isSameAs(good);
            policy.write("guards.yaml", "guards: {pii: {detector: pii}}");
            assertThat(heard()).isEqualTo("loaded [support] 0");
        }
    }

    @Test
    void waitsUntilFilesStayAsTheyAre(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory);
        try (var live = still(policy)) {
            policy.write("features.yaml", "features: {");
            live.look();
            policy.write("features.yaml", feature("chat", 1));
            live.look();
            assertThat(heard).isEmpty();
            live.look();
            assertThat(heard).containsExactly("loaded [chat] 0");
        }
    }

    @Test
    void hasNothingToTellOfTheFirstLook(@TempDir Path directory) {
        try (var live = still(PolicyDirectory.sound(directory))) {
            live.look();
            live.look();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void seesAFileReplacedByOneOfTheSameSizeAndTime(@TempDir Path directory) throws IOException {
        var policy = PolicyDirectory.sound(directory).write("features.yaml", feature("chat", 1));
        var file = directory.resolve("features.yaml");
        var time = Files.getLastModifiedTime(file);
        try (var live = still(policy)) {
            live.look();
            live.look();
            policy.write("features.yaml", feature("talk", 1));
            Files.setLastModifiedTime(file, time);
            live.look();
            live.look();
            assertThat(heard).containsExactly("loaded [talk] 0");
        }
    }

    @Test
    void staysSilentWhenNothingOfThePolicyChanges(@TempDir Path directory) throws InterruptedException {
        var policy = PolicyDirectory.sound(directory);
        try (var live = watch(policy)) {
            var book = live.current();
            policy.write("cases/some.cases.yaml", "cases: 7");
            policy.write("openai.yaml", "vendors: {}");
            assertThat(heard()).startsWith("refused");
            assertThat(heard).isEmpty();
            assertThat(live.current()).isSameAs(book);
        }
    }
}
