-- Whom to tell about reviews. Times are milliseconds since 1970-01-01 UTC; the secret is sealed.
CREATE TABLE webhooks (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  secret BLOB NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- What is still to be told, and what was.
CREATE TABLE webhook_outbox (
  id TEXT NOT NULL PRIMARY KEY,
  webhook_id TEXT NOT NULL,
  event TEXT NOT NULL,
  review_id TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  ended_at BIGINT,
  problem TEXT NOT NULL
);

CREATE INDEX webhook_outbox_due ON webhook_outbox (state, next_at);
CREATE INDEX webhook_outbox_of ON webhook_outbox (webhook_id, state, created_at);
