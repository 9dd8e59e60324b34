/**
 * How subjects are compared: in rounds that alternate, under the same load, with the CPU time of each process read before
 * and after. A round during which others used the machine is told as unclean.
 */
@NullMarked
package io.trustrail.bench.measure;

import org.jspecify.annotations.NullMarked;
