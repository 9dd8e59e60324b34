/** Numbers that states and their health services give to people, one class per country or group of countries. */
@NullMarked
package io.trustrail.gateway.detect.pii.identity;

import org.jspecify.annotations.NullMarked;
