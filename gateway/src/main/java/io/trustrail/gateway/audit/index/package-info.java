/**
 * Finds calls and events in the transparency log: a SQLite file beside it that can be deleted and is made again.
 *
 * <p>Everything blocks. One thread at a time writes, any number reads. A reader sees whole calls up to a size of the log.
 */
@NullMarked
package io.trustrail.gateway.audit.index;

import org.jspecify.annotations.NullMarked;
