/** Commands for auditors: they read a log, here or over HTTP, and never write to it but for cosignatures. */
@NullMarked
package io.trustrail.gateway.command.audit;

import org.jspecify.annotations.NullMarked;
