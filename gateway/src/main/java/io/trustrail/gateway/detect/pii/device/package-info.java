/** Numbers of devices and vehicles. */
@NullMarked
package io.trustrail.gateway.detect.pii.device;

import org.jspecify.annotations.NullMarked;
