/** {@code /api/v1/inventory}: which categories of data go where. */
@NullMarked
package io.trustrail.gateway.api.inventory;

import org.jspecify.annotations.NullMarked;
