/**
 * The gateway from outside: whole gateways on real sockets, between official clients and a scripted vendor.
 *
 * <p>{@code vendor} plays the vendor, {@code fixture} starts gateways and checks after every test what must hold
 * whatever happened; the tests are grouped by what they ask for: {@code sdk}, {@code canary}, {@code wire},
 * {@code ops}.
 */
@NullMarked
package io.trustrail.gateway.it;

import org.jspecify.annotations.NullMarked;
