/** Consents of many people, line by line: read from CSV, and taken down. Reading is pure; nothing here logs what people said. */
@NullMarked
package io.trustrail.gateway.trust.consent.lines;

import org.jspecify.annotations.NullMarked;
