/** The words in which reviewers and the queue speak. Immutable; nothing here does anything. */
@NullMarked
package io.trustrail.gateway.review.item;

import org.jspecify.annotations.NullMarked;
