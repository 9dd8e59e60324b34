package io.trustrail.gateway.policy.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares with texts that have {@code [EMAIL_*]} for tokens, and remembers for one case which token a number stands for.
 */
final class Wildcards {

    private static final Pattern WILDCARD = Pattern.compile("\\[([A-Z][A-Z0-9_]*[_#])\\*(\\d*)]");

    /* A value that is not in its normal form has a suffix after the code; the code alone tells whose token it is. */
    private static final String CODE = "([^\\[\\]\\s.]+)(?:\\.[^\\[\\]\\s]+)?";

    private final Map<String, Map<String, String>> codes = new HashMap<>();

    boolean matches(String expected, String actual) {
        var labels = new ArrayList<Label>();
        var matcher = pattern(expected, labels).matcher(actual);
        return matcher.matches() && bind(matcher, labels);
    }

    boolean found(String expected, String actual) {
        var labels = new ArrayList<Label>();
        var matcher = pattern(expected, labels).matcher(actual);
        return matcher.find() && bind(matcher, labels);
    }

    private static Pattern pattern(String expected, List<Label> labels) {
        var pattern = new StringBuilder();
        int from = 0;
        for (var wildcard : WILDCARD.matcher(expected).results().toList()) {
            labels.add(new Label(wildcard.group(1), wildcard.group(2)));
            pattern.append(Pattern.quote(expected.substring(from, wildcard.start())))
                    .append(Pattern.quote("[" + wildcard.group(1)))
                    .append(CODE)
                    .append("]");
            from = wildcard.end();
        }
        return Pattern.compile(pattern + Pattern.quote(expected.substring(from)));
    }

    private boolean bind(Matcher matcher, List<Label> labels) {
        boolean consistent = true;
        for (int i = 0; i < labels.size(); i++) {
            consistent &= labels.get(i).number.isEmpty() || bind(labels.get(i), matcher.group(i + 1));
        }
        return consistent;
    }

    /** Equal numbers stand for equal codes, different ones for different codes. */
    private boolean bind(Label label, String code) {
        var byNumber = codes.computeIfAbsent(label.prefix, it -> new HashMap<>());
        var before = byNumber.get(label.number);
        if (before == null && byNumber.containsValue(code)) {
            return false;
        }
        byNumber.putIfAbsent(label.number, code);
        return before == null || before.equals(code);
    }

    private record Label(String prefix, String number) {}
}
