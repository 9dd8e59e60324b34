-- SQLite took the index of waiting reviews for the sweep, since that one narrows by status: so do these, on both stores.
DROP INDEX reviews_ending;
DROP INDEX reviews_overdue;
CREATE INDEX reviews_ending ON reviews (status, window_end) WHERE status IN ('open', 'claimed');
CREATE INDEX reviews_overdue ON reviews (status, due_at) WHERE status IN ('open', 'claimed') AND escalated_at IS NULL;
