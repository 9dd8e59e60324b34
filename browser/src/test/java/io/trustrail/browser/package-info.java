/** The console in a real browser: what people see, whether everybody can use it, and pictures of it. */
@NullMarked
package io.trustrail.browser;

import org.jspecify.annotations.NullMarked;
