/** Records as JSON: written without garbage, and read as far as the journal itself must understand them. */
@NullMarked
package io.trustrail.gateway.audit.record;

import org.jspecify.annotations.NullMarked;
