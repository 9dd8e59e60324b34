/**
 * The load rig: compares the gateway with a bare proxy and with the upstream itself, all in one run.
 *
 * <p>One thread drives everything: it plays the upstream, makes the load and reads the clocks. Only the proxies under
 * test are other processes.
 */
@NullMarked
package io.trustrail.bench;

import org.jspecify.annotations.NullMarked;
