package io.trustrail.gateway.vendor.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

    @Test
    void startsWithAFew() {
        assertThat(retries(new RetryBudget(1))).isEqualTo(10);
    }

    @Test
    void growsByAShareOfTheCalls() {
        RetryBudget budget = new RetryBudget(20);
        retries(budget);
        for (int call = 0; call < 17; call++) {
            budget.called();
        }

        assertThat(retries(budget)).isEqualTo(3);
    }

    @Test
    void savesUpNoMoreThanItStartedWith() {
        RetryBudget budget = new RetryBudget(100);
        retries(budget);
        for (int call = 0; call < 1000; call++) {
            budget.called();
        }

        assertThat(retries(budget)).isEqualTo(10);
    }

    @Test
    void isEmptyAtZeroPercent() {
        RetryBudget budget = new RetryBudget(0);
        budget.called();

        assertThat(budget.tryRetry()).isFalse();
    }

    private static int retries(RetryBudget budget) {
        int retries = 0;
        while (budget.tryRetry()) {
            retries++;
        }
        return retries;
    }
}
