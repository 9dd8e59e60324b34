/** What an audit found, for people and for machines. Pure. */
@NullMarked
package io.trustrail.gateway.fairness.report;

import org.jspecify.annotations.NullMarked;
