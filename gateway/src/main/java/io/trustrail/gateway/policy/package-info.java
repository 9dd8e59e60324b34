/** Policy files to an immutable {@link io.trustrail.gateway.policy.PolicyBook} of ready guard chains. */
@NullMarked
package io.trustrail.gateway.policy;

import org.jspecify.annotations.NullMarked;
