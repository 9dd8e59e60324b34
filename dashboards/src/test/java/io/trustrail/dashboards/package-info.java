/** Dashboards and alerts before a real Prometheus that scrapes a real gateway. */
@NullMarked
package io.trustrail.dashboards;

import org.jspecify.annotations.NullMarked;
