package io.trustrail.gateway.trust.inventory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A rule of a policy that keeps a category of an application from a vendor, as a file of its own.
 *
 * @param application by its name
 * @param category in capitals
 * @param vendor by its name
 */
public record BlockRule(String application, String category, String vendor) {

    private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int LONGEST = 64;

    /** Whether somebody could be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a category could be called so. */
    public static boolean isCategory(String category) {
        return CATEGORY.matcher(category).matches();
    }

    /** Whether there can be such a rule: an application of another tenant has no name that a policy knows. */
    public boolean isPossible() {
        return isName(application) && isName(vendor) && isCategory(category);
    }

    private String name() {
        var name = "no-" + category.toLowerCase(Locale.ROOT).replace('_', '-') + "-of-" + application + "-to-" + vendor;
        if (name.length() <= LONGEST && readsOneWay(name)) {
            return name;
        }
        // Two rules with one name would be one file, and the second would take back the first.
        var mark =
                "-" + Integer.toHexString(List.of(application, category, vendor).hashCode());
        return name.substring(0, Math.min(name.length(), LONGEST - mark.length())) + mark;
    }

    private static boolean readsOneWay(String name) {
        return name.indexOf("-of-") == name.lastIndexOf("-of-") && name.indexOf("-to-") == name.lastIndexOf("-to-");
    }

    /** Name of its file in the policy directory. */
    public String file() {
        return "never-send-" + name() + ".yaml";
    }

    private List<String> lines() {
        return List.of(
                "trust:",
                "  never-send:",
                "    " + name() + ":",
                "      categories: [" + category + "]",
                "      applications: [" + application + "]",
                "      vendors: [" + vendor + "]");
    }

    /** What is in its file. */
    public String yaml() {
        return String.join("\n", lines()) + "\n";
    }

    /** The change of the policy directory, for {@code patch -p1}. */
    public String diff() {
        var diff = new StringBuilder("--- /dev/null\n+++ b/" + file() + "\n@@ -0,0 +1," + lines().size() + " @@\n");
        lines().forEach(line -> diff.append('+').append(line).append('\n'));
        return diff.toString();
    }
}
