/**
 * Certificates of listeners: read from files, checked before they are used, and read again when the files change. What can't
 * be used is never used: at the start the gateway does not start, later the last good certificates stay. Files are read on
 * workers.
 */
@NullMarked
package io.trustrail.gateway.server.tls;

import org.jspecify.annotations.NullMarked;
