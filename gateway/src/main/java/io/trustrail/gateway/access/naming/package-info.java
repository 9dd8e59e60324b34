/** Names and numbers of those who have access: what a name may look like, and ids of their own. Pure. */
@NullMarked
package io.trustrail.gateway.access.naming;

import org.jspecify.annotations.NullMarked;
