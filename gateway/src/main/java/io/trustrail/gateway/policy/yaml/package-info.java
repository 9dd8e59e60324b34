/**
 * Strict reading of YAML: every value knows its file, line and path, and whatever is wrong is collected instead of thrown.
 *
 * <p>Readers ask for what they need and get a fallback where a value is missing or of the wrong kind; they go on to the
 * end, so that all problems are reported at once. Whoever started the reading asks {@link
 * io.trustrail.gateway.policy.yaml.Problems#hasErrors} before using the result. Nothing here is thread-safe, and nothing
 * here knows what a policy is.
 */
@NullMarked
package io.trustrail.gateway.policy.yaml;

import org.jspecify.annotations.NullMarked;
