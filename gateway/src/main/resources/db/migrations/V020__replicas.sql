-- Which gateway opened a review: only that one knows whether a client still waits for it.
ALTER TABLE reviews ADD COLUMN replica TEXT NOT NULL DEFAULT '';

-- The one key that gateways on this store sign labels with, sealed.
CREATE TABLE label_keys (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  verifier TEXT NOT NULL,
  sealed_secret BLOB NOT NULL
);
