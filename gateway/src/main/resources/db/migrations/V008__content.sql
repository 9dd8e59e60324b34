-- Masked content of calls, sealed. The subject is the random number of a person, or empty.
-- Times are milliseconds since 1970-01-01 UTC.
CREATE TABLE contents (
  call TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  application TEXT NOT NULL,
  feature TEXT NOT NULL,
  at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  sealed BLOB NOT NULL
);

CREATE INDEX contents_subject ON contents (subject);

CREATE INDEX contents_expiry ON contents (expires_at);

-- Erasures of people, by the number that stood for them. What is removed is a JSON object of counts.
CREATE TABLE erasures (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL,
  erased_at BIGINT NOT NULL,
  removed TEXT NOT NULL,
  scrubbed INTEGER NOT NULL,
  recorded INTEGER NOT NULL
);
