package io.trustrail.gateway.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
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
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Conditions in the Common Expression Language over the names of one kind of facts, type-checked when a policy is loaded.
 * Immutable.
 *
 * <p>The only class that touches CEL, which takes a good part of a second to start: a policy without conditions never
 * loads it.
 *
 * @param <F> what a condition is asked about
 */
public final class Expressions<F> {

    private static final int ITERATIONS = 1_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private static final CelRuntime.Program MATCHES = matches();

    private final Map<String, Variable<F>> variables;
    private final CelCompiler compiler;
    private final CelValidator validator;

    /** @param variables what may be asked, by name */
    public Expressions(Map<String, Variable<F>> variables) {
        this.variables = Map.copyOf(variables);
        var types = new HashMap<String, CelType>();
        variables.forEach((name, variable) -> types.put(name, variable.type));
        this.compiler = compiler(types);
        this.validator = CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
                .addAstValidators((tree, cel, issues) -> checkPatterns(tree, issues))
                .addAstValidators((tree, cel, issues) -> checkKeys(tree, issues))
                .build();
    }

    /** A text that conditions may ask for. */
    public static <F> Variable<F> text(Function<F, String> value) {
        return new Variable<>(SimpleType.STRING, value::apply, Set.of());
    }

    /** A whole number. */
    public static <F> Variable<F> whole(Function<F, Long> value) {
        return new Variable<>(SimpleType.INT, value::apply, Set.of());
    }

    /** A number with a fraction. */
    public static <F> Variable<F> number(Function<F, Double> value) {
        return new Variable<>(SimpleType.DOUBLE, value::apply, Set.of());
    }

    /** True or false. */
    public static <F> Variable<F> flag(Function<F, Boolean> value) {
        return new Variable<>(SimpleType.BOOL, value::apply, Set.of());
    }

    /** Some texts. */
    public static <F> Variable<F> texts(Function<F, List<String>> value) {
        return new Variable<>(ListType.create(SimpleType.STRING), value::apply, Set.of());
    }

    /** Numbers by name; other names in a condition are a problem. */
    public static <F> Variable<F> numbers(Set<String> names, Function<F, Map<String, Double>> value) {
        return new Variable<>(MapType.create(SimpleType.STRING, SimpleType.DOUBLE), value::apply, names);
    }

    private static CelCompiler compiler(Map<String, CelType> types) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        types.forEach(builder::addVar);
        return builder.build();
    }

    /** The condition, or nothing if it is no sound boolean expression, which is a problem. */
    public Optional<Predicate<F>> compile(Value when) {
        return when.text().flatMap(text -> checked(when, text)).map(this::condition);
    }

    private Optional<CelAbstractSyntaxTree> checked(Value when, String text) {
        try {
            var compiled = compiler.compile(text);
            if (compiled.hasError()) {
                return report(when, compiled.getErrors());
            }
            var tree = compiled.getAst();
            var validated = validator.validate(tree);
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
            MATCHES.eval(Map.of("text", "", "pattern", text.stringValue()));
            return true;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private Optional<CelAbstractSyntaxTree> report(Value when, List<CelIssue> issues) {
        for (var issue : issues) {
            var at = issue.getSourceLocation();
            when.errorWithin(at.getLine(), at.getColumn(), message(issue.getMessage()));
        }
        return Optional.empty();
    }

    /* The first line without the list of all overloads, and what may be used. */
    private String message(String issue) {
        var first = issue.lines().findFirst().orElse("");
        int candidates = first.indexOf(" (candidates: ");
        var names = variables.keySet().stream().sorted().toList();
        return (candidates < 0 ? first : first.substring(0, candidates))
                .replace(" (in container '')", "; known names are " + String.join(", ", names));
    }

    private Predicate<F> condition(CelAbstractSyntaxTree tree) {
        var program = program(tree);
        return facts -> holds(program, facts);
    }

    private static CelRuntime.Program matches() {
        try {
            return program(compiler(Map.of("text", SimpleType.STRING, "pattern", SimpleType.STRING))
                    .compile("text.matches(pattern)")
                    .getAst());
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
    private boolean holds(CelRuntime.Program program, F facts) {
        try {
            return (boolean) program.eval(
                    name -> Optional.ofNullable(variables.get(name)).map(it -> it.value.apply(facts)));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a condition can't be evaluated");
        }
    }

    /* signals['hedgin'] would fail when it is evaluated: it is told when it is loaded. */
    private void checkKeys(CelNavigableAst tree, IssuesFactory issues) {
        tree.getRoot().allNodes().forEach(node -> {
            if (node.getKind() == Kind.CALL && node.expr().call().function().equals("_[_]")) {
                var arguments = node.expr().call().args();
                checkKey(arguments.get(0), arguments.get(1), issues);
            } else if (node.getKind() == Kind.SELECT
                    && node.expr().select().operand().getKind() == Kind.IDENT) {
                var select = node.expr().select();
                checkKey(select.operand().ident().name(), select.field(), node.id(), issues);
            }
        });
    }

    private void checkKey(CelExpr map, CelExpr key, IssuesFactory issues) {
        boolean told = map.getKind() == Kind.IDENT && key.getKind() == Kind.CONSTANT;
        if (told && key.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            checkKey(map.ident().name(), key.constant().stringValue(), key.id(), issues);
        }
    }

    private void checkKey(String map, String key, long at, IssuesFactory issues) {
        var variable = variables.get(map);
        if (variable != null && !variable.keys.isEmpty() && !variable.keys.contains(key)) {
            issues.addError(at, Spelling.unknown("name", key, variable.keys) + " in " + map);
        }
    }

    /** Something that conditions may ask for. */
    public static final class Variable<F> {
        private final CelType type;
        private final Function<F, Object> value;
        private final Set<String> keys;

        private Variable(CelType type, Function<F, Object> value, Set<String> keys) {
            this.type = type;
            this.value = value;
            this.keys = Set.copyOf(keys);
        }
    }
}
