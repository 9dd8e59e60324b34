-- Which categories of data go where. What was found is never kept.
CREATE TABLE inventory (
  application TEXT   NOT NULL,
  feature     TEXT   NOT NULL,
  path        TEXT   NOT NULL,
  category    TEXT   NOT NULL,
  vendor      TEXT   NOT NULL,
  found       BIGINT NOT NULL,
  clear       BIGINT NOT NULL,
  first_seen  BIGINT NOT NULL,
  last_seen   BIGINT NOT NULL,
  PRIMARY KEY (application, feature, path, category, vendor)
);

-- What people said about it.
CREATE TABLE inventory_verdicts (
  application TEXT   NOT NULL,
  feature     TEXT   NOT NULL,
  category    TEXT   NOT NULL,
  category_as TEXT   NOT NULL,
  said_by     TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (application, feature, category)
);
