@NullMarked
package io.trustrail.gateway.audit.retention;

import org.jspecify.annotations.NullMarked;
