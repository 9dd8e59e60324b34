/** The results as a Markdown page: tables, what the issue asked for beside what was measured, and every round. */
@NullMarked
package io.trustrail.bench.report;

import org.jspecify.annotations.NullMarked;
