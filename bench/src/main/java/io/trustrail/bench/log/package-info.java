/**
 * The record: what a commit point adds to a call ({@code CommitBench}), and the transparency log by size ({@code
 * LogScale}): writing, verifying, proving, searching. Another commit point is a case in {@code CommitPoints}.
 */
@NullMarked
package io.trustrail.bench.log;

import org.jspecify.annotations.NullMarked;
