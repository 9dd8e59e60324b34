/** What is compared: proxies, each in a process of its own, between the rig's load and the rig's upstream. */
@NullMarked
package io.trustrail.bench.subject;

import org.jspecify.annotations.NullMarked;
