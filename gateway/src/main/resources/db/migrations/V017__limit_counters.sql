-- What was used of limits, so that a restart does not start a month anew.
CREATE TABLE limit_counters (
    replica TEXT NOT NULL,
    counter TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    held BIGINT NOT NULL,
    PRIMARY KEY (replica, counter)
);
