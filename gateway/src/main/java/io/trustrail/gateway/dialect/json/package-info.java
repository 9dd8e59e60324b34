/**
 * Reading JSON (RFC 8259) in UTF-8 in place: what a token is and between which bytes it stands, nothing copied before
 * somebody asks for it. A library's parser copies every string; here most bytes are in strings that nobody reads or that
 * are read once.
 *
 * <p>Strict: what could be read in two ways is refused, so that the vendor reads what the guards read. Linear in the length
 * of the text. One thread at a time.
 */
@NullMarked
package io.trustrail.gateway.dialect.json;

import org.jspecify.annotations.NullMarked;
