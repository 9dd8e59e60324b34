/**
 * Where a log is read: a directory, an address, an export. Blocks; a source is for one thread. What is missing is empty,
 * and {@link java.io.IOException} means that it could not be looked at.
 */
@NullMarked
package io.trustrail.gateway.verify.source;

import org.jspecify.annotations.NullMarked;
