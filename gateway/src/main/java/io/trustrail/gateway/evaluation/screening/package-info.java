/**
 * Screening outside of calls: of lines of text ({@code trustrail scan toxicity|injection}), and of labelled texts, to tell
 * how good it is ({@code trustrail eval toxicity|injection}).
 */
@NullMarked
package io.trustrail.gateway.evaluation.screening;

import org.jspecify.annotations.NullMarked;
