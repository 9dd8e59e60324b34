/**
 * Finds names of people, places and organisations, and postal addresses, in running text: {@link
 * io.trustrail.gateway.detect.names.NameDetector}. Its model is trained by the {@code training} module; {@code
 * docs/models/names.md} says on what and how well it does.
 */
@NullMarked
package io.trustrail.gateway.detect.names;

import org.jspecify.annotations.NullMarked;
