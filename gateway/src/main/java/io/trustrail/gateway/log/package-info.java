/**
 * Log lines: JSON, one object a line, on standard output. Of a throwable only its class and where it came from are written:
 * messages of libraries may quote what they could not read.
 */
@NullMarked
package io.trustrail.gateway.log;

import org.jspecify.annotations.NullMarked;
