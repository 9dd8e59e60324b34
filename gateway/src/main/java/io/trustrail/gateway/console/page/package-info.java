/** What pages are made of: languages, texts, templates, style. */
@NullMarked
package io.trustrail.gateway.console.page;

import org.jspecify.annotations.NullMarked;
