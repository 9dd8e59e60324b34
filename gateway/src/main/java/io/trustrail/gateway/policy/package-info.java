/**
 * Policy files to an immutable {@link io.trustrail.gateway.policy.PolicyBook} of ready guard chains.
 *
 * <p>{@link io.trustrail.gateway.policy.PolicyLoader} reads a directory and reports all that is wrong in it at once;
 * {@link io.trustrail.gateway.policy.LivePolicy} keeps the last good book while the files change; {@link
 * io.trustrail.gateway.policy.PolicyCheck} only reports. Below: {@code yaml} reads strictly and knows no policy, {@code
 * ladder} and {@code rules} make guards of what was read, {@code cases} tests a policy without any Java.
 *
 * <p><b>Threading.</b> Books are immutable. Loading reads files and is for workers; guards run on event loops.
 *
 * <p><b>Failure.</b> What files say or lack never throws: it becomes a problem with file, line, field and fix, and files
 * with an error give no book. Problems never show a value that came from the environment.
 */
@NullMarked
package io.trustrail.gateway.policy;

import org.jspecify.annotations.NullMarked;
