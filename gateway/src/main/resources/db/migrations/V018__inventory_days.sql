-- How often a category went somewhere on each of the last days; day counts from 1970-01-01 in UTC.
CREATE TABLE inventory_days (
  application TEXT   NOT NULL,
  feature     TEXT   NOT NULL,
  path        TEXT   NOT NULL,
  category    TEXT   NOT NULL,
  vendor      TEXT   NOT NULL,
  day         BIGINT NOT NULL,
  found       BIGINT NOT NULL,
  PRIMARY KEY (application, feature, path, category, vendor, day)
);

CREATE INDEX inventory_days_by_day ON inventory_days (day);
