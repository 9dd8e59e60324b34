-- Labels of features as they were published; a version is never changed.
CREATE TABLE ai_labels (
  feature TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- Milliseconds since 1970-01-01 UTC.
  published_at BIGINT NOT NULL,
  -- SHA-256 of json, in hexadecimal.
  hash TEXT NOT NULL,
  policy_hash TEXT NOT NULL,
  json TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (feature, version)
);
