/** Models that a policy names by their files: read from there, and shared between guards and from one policy to the next. */
@NullMarked
package io.trustrail.gateway.policy.models;

import org.jspecify.annotations.NullMarked;
