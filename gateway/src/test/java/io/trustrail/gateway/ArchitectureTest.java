package io.trustrail.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which room may know which, and what no room may do. */
class ArchitectureTest {

    private static final String ROOT = "io.trustrail.gateway";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    /** What a room may import besides itself. Only the command line sees all rooms, and no room sees the root. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("sse", Set.of()),
            Map.entry("guard", Set.of()),
            Map.entry("metrics", Set.of()),
            Map.entry("store", Set.of()),
            Map.entry("log", Set.of()),
            Map.entry("dialect", Set.of("guard", "sse")),
            Map.entry("detect", Set.of("guard")),
            Map.entry("evaluation", Set.of("guard", "detect")),
            Map.entry("privacy", Set.of("guard")),
            Map.entry("policy", Set.of("guard", "detect", "privacy", "review")),
            Map.entry("vendor", Set.of("guard", "policy", "store", "metrics")),
            Map.entry("audit", Set.of("guard", "policy", "store", "metrics")),
            Map.entry("limits", Set.of("policy", "store", "redis")),
            Map.entry("redis", Set.of()),
            Map.entry("seal", Set.of("store")),
            Map.entry("verify", Set.of()),
            Map.entry("subjects", Set.of("store", "seal", "audit")),
            Map.entry("content", Set.of("store", "seal", "audit", "subjects")),
            Map.entry("access", Set.of("guard", "policy", "store", "metrics", "limits")),
            Map.entry("review", Set.of("guard", "detect", "store", "metrics", "audit", "seal", "subjects")),
            Map.entry(
                    "trust",
                    Set.of("guard", "policy", "store", "metrics", "audit", "access", "seal", "subjects", "review")),
            Map.entry("label", Set.of("guard", "privacy", "policy", "review", "audit", "store", "seal")),
            Map.entry("remote", Set.of("guard", "policy", "vendor")),
            Map.entry("fairness", Set.of("audit", "detect", "guard", "metrics", "policy", "privacy", "proxy", "store")),
            Map.entry("proxy", below("server", "console", "api", "proxy", "fairness")),
            Map.entry("console", below("server", "console", "api")),
            Map.entry("api", below("server", "console", "api")),
            Map.entry("server", below("server", "console", "api")),
            Map.entry("assembly", with(Set.of("remote", "log", "redis"), below())),
            Map.entry("command", with(Set.of("remote", "log", "redis", "evaluation", "verify", "assembly"), below())));

    private static Set<String> with(Set<String> more, Set<String> rooms) {
        return Stream.concat(more.stream(), rooms.stream()).collect(Collectors.toSet());
    }

    /** All rooms but those that are named and the log. */
    private static Set<String> below(String... above) {
        var rooms = Set.of(
                "sse",
                "guard",
                "metrics",
                "store",
                "dialect",
                "detect",
                "privacy",
                "policy",
                "vendor",
                "audit",
                "access",
                "limits",
                "review",
                "seal",
                "subjects",
                "content",
                "proxy",
                "server",
                "console",
                "api",
                "label",
                "trust",
                "fairness");
        return rooms.stream().filter(room -> !Set.of(above).contains(room)).collect(Collectors.toSet());
    }

    static Set<String> rooms() {
        return MAY_IMPORT.keySet();
    }

    private static String[] packages(Set<String> rooms) {
        return rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> in(String... rooms) {
        return resideInAnyPackage(packages(Set.of(rooms)));
    }

    @Test
    void everyRoomIsInTheTable() {
        var found = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .filter(rest -> !rest.isEmpty())
                .map(rest -> rest.split("\\.")[1])
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(rooms());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsThatItMay(String room) {
        var allowed = MAY_IMPORT.getOrDefault(room, Set.of());
        var others = rooms().stream()
                .filter(other -> !other.equals(room) && !allowed.contains(other))
                .collect(Collectors.toSet());
        noClasses()
                .that(in(room))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(others)).or(resideInAnyPackage(ROOT)))
                .check(CLASSES);
    }

    @Test
    void roomsKnowEachOtherInOneDirectionOnly() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void soDoTheRoomsInsideARoom() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void guardsAndDetectorsKnowNoHttpAndNoJson() {
        noClasses()
                .that(in("guard", "detect"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.core.http..",
                        "io.vertx.core.json..",
                        "io.netty.handler.codec.http..",
                        "java.net.http..",
                        "com.fasterxml.."))
                .check(CLASSES);
    }

    @Test
    void theVerifierAndTheWriterOfLogsShareNoCode() {
        noClasses()
                .that(in("verify"))
                .should()
                .dependOnClassesThat(in("audit", "store"))
                .check(CLASSES);
        noClasses().that(in("audit")).should().dependOnClassesThat(in("verify")).check(CLASSES);
    }

    @Test
    void onlyTheGateMakesAGuardedRequest() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".proxy.prompt.PromptGate")
                .should()
                .callConstructorWhere(target(owner(name(ROOT + ".proxy.prompt.GuardedRequest"))))
                .check(CLASSES);
    }

    @Test
    void textIsNeverReadByRegularExpressions() {
        noClasses()
                .that(in("detect", "proxy", "dialect", "sse", "guard", "privacy"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.regex"))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"matches", "replaceAll", "replaceFirst"})
    void norByMethodsThatHideThem(String method) {
        noClasses()
                .that(in("detect", "proxy", "dialect", "sse", "guard", "privacy"))
                .should()
                .callMethodWhere(target(owner(equivalentTo(String.class))).and(target(name(method))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "err"})
    void onlyTheLogAndTheCommandLinePrint(String stream) {
        noClasses()
                .that(resideInAnyPackage(packages(rooms())).and(DescribedPredicate.not(in("log", "command"))))
                .should()
                .accessField(System.class, stream)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue());
    }

    /** A record of results returns its parts. */
    @Test
    void optionalIsOnlyReturned() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areNotRecords()
                .should()
                .haveRawType(Optional.class)
                .check(CLASSES);
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .areNotRecords()
                .and()
                .areNotPrivate()
                .should(ArchConditions.not(takeAnOptional()))
                .check(CLASSES);
    }

    private static ArchCondition<JavaCodeUnit> takeAnOptional() {
        return ArchCondition.from(DescribedPredicate.describe(
                "take an Optional",
                unit -> unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class))));
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(equivalentTo(Thread.class))).and(target(name("sleep"))))
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreAndItsTablesSpeakSql() {
        noClasses()
                .that(DescribedPredicate.not(in(
                        "store",
                        "access",
                        "review",
                        "seal",
                        "subjects",
                        "content",
                        "audit.index",
                        "audit.commit",
                        "trust",
                        "limits",
                        "fairness.kept",
                        "label.publish")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql", "javax.sql", "org.sqlite.."))
                .check(CLASSES);
    }
}
