/** Counting and comparing: shares with their intervals, and the gaps between groups. Pure; knows no texts and no guards. */
@NullMarked
package io.trustrail.gateway.fairness.figures;

import org.jspecify.annotations.NullMarked;
