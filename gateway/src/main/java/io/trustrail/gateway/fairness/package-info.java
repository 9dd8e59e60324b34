/**
 * The fairness audit: harmless and harmful texts that differ only in who they are about, how they are worded or where a name
 * comes from, put through the guards of a feature as calls have them, and what the guards make of each group of them.
 *
 * <p>Here is what runs audits again and again beside calls, on a thread of its own. Results carry figures and names of
 * groups, and no text.
 */
@NullMarked
package io.trustrail.gateway.fairness;

import org.jspecify.annotations.NullMarked;
