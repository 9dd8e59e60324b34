/** JMH measurements of single steps of a call, run by {@code java -jar bench/target/benchmarks.jar jmh}. */
@NullMarked
package io.trustrail.bench.jmh;

import org.jspecify.annotations.NullMarked;
