/** The page that shows what each privacy level would make of a text. */
@NullMarked
package io.trustrail.gateway.console.trial;

import org.jspecify.annotations.NullMarked;
