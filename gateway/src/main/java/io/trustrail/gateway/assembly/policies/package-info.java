/** What policies may name here, and who is told when they change. */
@NullMarked
package io.trustrail.gateway.assembly.policies;

import org.jspecify.annotations.NullMarked;
