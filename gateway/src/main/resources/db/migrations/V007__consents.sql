-- What people have agreed to. A person is known by the random number that stands for it in records.
CREATE TABLE consents (
  number       TEXT   NOT NULL,
  purpose      TEXT   NOT NULL,
  state        TEXT   NOT NULL,
  source       TEXT   NOT NULL,
  text_version TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (number, purpose)
);

-- Ids of those people, sealed, for exports.
CREATE TABLE consent_people (
  number    TEXT NOT NULL PRIMARY KEY,
  tenant    TEXT NOT NULL,
  sealed_id BLOB NOT NULL
);

-- Whose consents changed, so that other processes forget what they remember.
CREATE TABLE consent_changes (
  seq    BIGINT NOT NULL PRIMARY KEY,
  number TEXT   NOT NULL,
  at     BIGINT NOT NULL
);
