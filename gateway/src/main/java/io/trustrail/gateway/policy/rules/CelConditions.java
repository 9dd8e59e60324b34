package io.trustrail.gateway.policy.rules;

import static java.util.Map.entry;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelAstValidator.IssuesFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Conditions in the Common Expression Language, type-checked when a policy is loaded.
 *
 * <p>The only class that touches CEL, which takes a good part of a second to start: a policy without conditions never
 * loads it.
 */
final class CelConditions {

    private static final Map<String, Variable> VARIABLES = Map.ofEntries(
            entry("tenant", text(passage -> passage.call().tenant())),
            entry("application", text(passage -> passage.call().application())),
            entry("feature", text(passage -> passage.call().feature())),
            entry("dialect", text(passage -> passage.call().dialect())),
            entry("purpose", text(passage -> passage.call().purpose())),
            entry("level", new Variable(SimpleType.INT, (passage, finding) ->
                    (long) passage.call().level())),
            entry("stream", new Variable(SimpleType.BOOL, (passage, finding) -> passage.call().stream())),
            entry("direction", text(passage -> Spelling.of(passage.direction()))),
            entry("origin", text(passage -> Spelling.of(passage.origin()))),
            entry("category", new Variable(SimpleType.STRING, (passage, finding) -> finding.category())),
            entry("score", new Variable(SimpleType.DOUBLE, (passage, finding) -> finding.score())));

    private static final int ITERATIONS = 1_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime.Program MATCHES = matches();
    private static final CelValidator VALIDATOR = CelValidatorFactory.standardCelValidatorBuilder(COMPILER, RUNTIME)
            .addAstValidators((tree, cel, issues) -> checkPatterns(tree, issues))
            .build();

    private CelConditions() {}

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        VARIABLES.forEach((name, variable) -> builder.addVar(name, variable.type));
        return builder.build();
    }

    /** The condition, or nothing if it is no sound boolean expression, which is a problem. */
    static Optional<Condition> compile(Value when) {
        return when.text().flatMap(text -> checked(when, text)).map(CelConditions::condition);
    }

    private static Optional<CelAbstractSyntaxTree> checked(Value when, String text) {
        try {
            var compiled = COMPILER.compile(text);
            if (compiled.hasError()) {
                return report(when, compiled.getErrors());
            }
            var tree = compiled.getAst();
            var validated = VALIDATOR.validate(tree);
            return validated.hasError() ? report(when, validated.getErrors()) : Optional.of(tree);
        } catch (CelValidationException e) {
            throw new IllegalStateException("a condition without errors has no syntax tree", e);
        }
    }

    /* CEL's own check of patterns asks Java's regular expressions, while evaluation asks RE2, which knows less. So each
     * pattern that stands in the text is tried on RE2. */
    private static void checkPatterns(CelNavigableAst tree, IssuesFactory issues) {
        tree.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr().call())
                .filter(call -> call.function().equals("matches"))
                .map(call -> call.args().get(call.args().size() - 1))
                .filter(argument -> argument.getKind() == Kind.CONSTANT && !isPattern(argument.constant()))
                .forEach(argument -> issues.addError(argument.id(), "no regular expression that RE2 understands"));
    }

    private static boolean isPattern(CelConstant text) {
        try {
            MATCHES.eval(Map.of("tenant", "", "purpose", text.stringValue()));
            return true;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static Optional<CelAbstractSyntaxTree> report(Value when, List<CelIssue> issues) {
        for (var issue : issues) {
            var at = issue.getSourceLocation();
            when.errorWithin(at.getLine(), at.getColumn(), message(issue.getMessage()));
        }
        return Optional.empty();
    }

    /* The first line without the list of all overloads, and what may be used. */
    private static String message(String issue) {
        var first = issue.lines().findFirst().orElse("");
        int candidates = first.indexOf(" (candidates: ");
        var names = VARIABLES.keySet().stream().sorted().toList();
        return (candidates < 0 ? first : first.substring(0, candidates))
                .replace(" (in container '')", "; known names are " + String.join(", ", names));
    }

    private static Condition condition(CelAbstractSyntaxTree tree) {
        var program = program(tree);
        return (passage, finding) -> holds(program, passage, finding);
    }

    private static CelRuntime.Program matches() {
        try {
            return program(COMPILER.compile("tenant.matches(purpose)").getAst());
        } catch (CelValidationException e) {
            throw new IllegalStateException("CEL has no regular expressions", e);
        }
    }

    private static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked condition can't be planned", e);
        }
    }

    /* The cause is left out: its message may quote values. */
    private static boolean holds(CelRuntime.Program program, Passage passage, Finding finding) {
        try {
            return (boolean) program.eval(
                    name -> Optional.ofNullable(VARIABLES.get(name)).map(it -> it.value.apply(passage, finding)));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a condition can't be evaluated");
        }
    }

    private static Variable text(Function<Passage, String> value) {
        return new Variable(SimpleType.STRING, (passage, finding) -> value.apply(passage));
    }

    private record Variable(CelType type, BiFunction<Passage, Finding, Object> value) {}
}
