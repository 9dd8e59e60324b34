/**
 * How good findings are, beside what people labelled.
 *
 * <p><b>What counts.</b> A type is scored only in texts that label it. A finding on a span that is to be ignored counts
 * neither way, and such a span is never missed.
 *
 * <p><b>Strict</b> asks for the same type and the same borders, <b>overlap</b> for the same type and at least one shared
 * character. Overlap's recall counts labelled spans that some finding touches, its precision findings that touch some
 * labelled span: a value found in two pieces is one hit and two right findings.
 */
@NullMarked
package io.trustrail.gateway.evaluation.score;

import org.jspecify.annotations.NullMarked;
