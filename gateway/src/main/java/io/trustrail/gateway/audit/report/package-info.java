/** A report for people out of a log's leaves: figures, charts, one page of HTML. Pure, but for reading the log. */
@NullMarked
package io.trustrail.gateway.audit.report;

import org.jspecify.annotations.NullMarked;
