/** E-mail addresses, user names and URLs, written plainly or spelt out. */
@NullMarked
package io.trustrail.gateway.detect.pii.contact;

import org.jspecify.annotations.NullMarked;
