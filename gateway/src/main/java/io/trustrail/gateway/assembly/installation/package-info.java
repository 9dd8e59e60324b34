/** What the first start leaves in a data directory, and what a running gateway tells there. */
@NullMarked
package io.trustrail.gateway.assembly.installation;

import org.jspecify.annotations.NullMarked;
