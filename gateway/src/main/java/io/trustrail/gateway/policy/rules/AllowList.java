package io.trustrail.gateway.policy.rules;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values that are no finding wherever they are found: equal but for case, width and spaces. */
final class AllowList {

    static final AllowList EMPTY = new AllowList(Set.of());

    private final Set<String> values;

    AllowList(Collection<String> values) {
        this.values = values.stream().map(AllowList::plain).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(String text, int start, int end) {
        return !values.isEmpty() && values.contains(plain(text.substring(start, end)));
    }

    private static String plain(String value) {
        var narrow = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(narrow.length());
        narrow.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
