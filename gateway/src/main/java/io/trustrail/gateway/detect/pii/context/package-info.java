/**
 * What the words around a value say that it is: labels in sentences, forms, tables and JSON keys, in several languages. The
 * nearest word wins, and a word that has its own value already says nothing about the next one.
 *
 * <p>Immutable and safe for any thread.
 */
@NullMarked
package io.trustrail.gateway.detect.pii.context;

import org.jspecify.annotations.NullMarked;
