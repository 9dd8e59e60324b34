/** The commands of the command line. They block, print to standard output, and return an exit code. */
@NullMarked
package io.trustrail.gateway.command;

import org.jspecify.annotations.NullMarked;
