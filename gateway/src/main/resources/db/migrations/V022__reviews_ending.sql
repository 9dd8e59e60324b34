-- Every second somebody looks for waiting reviews whose window or promise is over: not through all that wait.
CREATE INDEX reviews_ending ON reviews (window_end) WHERE status IN ('open', 'claimed');
CREATE INDEX reviews_overdue ON reviews (due_at) WHERE status IN ('open', 'claimed') AND escalated_at IS NULL;
