/** The privacy ladder as policies write it: what happens to a category at a level, by its risk. */
@NullMarked
package io.trustrail.gateway.policy.ladder;

import org.jspecify.annotations.NullMarked;
