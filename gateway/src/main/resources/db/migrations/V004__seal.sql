-- Keys of the installation, wrapped by the master keyset.
CREATE TABLE seal_keys (
  name TEXT NOT NULL PRIMARY KEY,
  wrapped_key BLOB NOT NULL
);

-- The key of each subject, wrapped by the master keyset. The hash is keyed; the number is random.
-- Destroying a subject deletes its row. Times are milliseconds since 1970-01-01 UTC.
CREATE TABLE seal_subjects (
  hash TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  wrapped_key BLOB NOT NULL,
  created_at BIGINT NOT NULL
);
