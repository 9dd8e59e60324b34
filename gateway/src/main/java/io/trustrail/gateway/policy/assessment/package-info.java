/**
 * What somebody found out about vendors before data goes to them, and which calls that allows. Immutable; pure: the time is
 * always given. {@link io.trustrail.gateway.policy.assessment.Assessments} is the door.
 */
@NullMarked
package io.trustrail.gateway.policy.assessment;

import org.jspecify.annotations.NullMarked;
