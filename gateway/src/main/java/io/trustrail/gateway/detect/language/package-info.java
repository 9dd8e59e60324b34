/**
 * What language a text is in.
 *
 * <p>Letters of a script that one language uses mostly decide at once; between languages in Latin letters their commonest
 * words vote. Nothing is allocated on the way. Stateless and safe for any thread.
 */
@NullMarked
package io.trustrail.gateway.detect.language;

import org.jspecify.annotations.NullMarked;
