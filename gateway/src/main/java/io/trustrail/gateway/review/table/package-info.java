/**
 * The SQL about reviews. Everything here works in the caller's transaction and blocks; reading and writing are apart, and
 * nothing here decides anything.
 */
@NullMarked
package io.trustrail.gateway.review.table;

import org.jspecify.annotations.NullMarked;
