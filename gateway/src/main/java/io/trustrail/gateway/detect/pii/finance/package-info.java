/** Accounts, cards' security data, bank codes and wallets. */
@NullMarked
package io.trustrail.gateway.detect.pii.finance;

import org.jspecify.annotations.NullMarked;
