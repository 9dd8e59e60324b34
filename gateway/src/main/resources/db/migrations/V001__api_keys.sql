-- Times are milliseconds since 1970-01-01 UTC.
CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  last4 TEXT NOT NULL,
  name TEXT NOT NULL,
  tenant TEXT NOT NULL,
  requests_per_minute INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
);

-- A key without rows here may call every feature.
CREATE TABLE api_key_features (
  key_id TEXT NOT NULL REFERENCES api_keys (id),
  feature TEXT NOT NULL,
  PRIMARY KEY (key_id, feature)
);
