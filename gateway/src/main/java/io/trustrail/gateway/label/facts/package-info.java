/** Makes labels of a policy: {@link io.trustrail.gateway.label.facts.LabelOf} is the door. Pure. */
@NullMarked
package io.trustrail.gateway.label.facts;

import org.jspecify.annotations.NullMarked;
