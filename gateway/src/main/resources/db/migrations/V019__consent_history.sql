-- All that people ever said about consents, and who told it; seq is that of consent_changes.
CREATE TABLE consent_history (
  number       TEXT   NOT NULL,
  seq          BIGINT NOT NULL,
  purpose      TEXT   NOT NULL,
  state        TEXT   NOT NULL,
  source       TEXT   NOT NULL,
  text_version TEXT   NOT NULL,
  told_by      TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (number, seq, purpose)
);
