/** What calls cost, and what their limits do, on one gateway and on two. */
package io.trustrail.gateway.it.spend;
