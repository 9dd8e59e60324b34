-- Answers before reviewers. Times are milliseconds since 1970-01-01 UTC. Lists are words between blanks.
CREATE TABLE reviews (
  id TEXT NOT NULL PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE,
  tenant TEXT NOT NULL,
  application TEXT NOT NULL,
  feature TEXT NOT NULL,
  policy_hash TEXT NOT NULL,
  vendor TEXT NOT NULL,
  model TEXT NOT NULL,
  dialect TEXT NOT NULL,
  language TEXT NOT NULL,
  subject_number TEXT NOT NULL,
  mode TEXT NOT NULL,
  reasons TEXT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  signals TEXT NOT NULL,
  priority INTEGER NOT NULL,
  skills TEXT NOT NULL,
  four_eyes INTEGER NOT NULL,
  opened_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  window_end BIGINT NOT NULL,
  on_expiry TEXT NOT NULL,
  status TEXT NOT NULL,
  claimed_by TEXT,
  claim_request TEXT,
  claimed_at BIGINT,
  lease_end BIGINT,
  last_claimed_by TEXT,
  first_by TEXT,
  first_verdict TEXT,
  first_decision_id TEXT,
  disputed INTEGER NOT NULL DEFAULT 0,
  escalated_at BIGINT,
  client_gone_at BIGINT,
  decided_by TEXT,
  decided_at BIGINT,
  decision_id TEXT,
  code TEXT NOT NULL DEFAULT '',
  personal_data TEXT NOT NULL DEFAULT ''
);

CREATE INDEX reviews_waiting ON reviews (status, priority DESC, due_at, id);
CREATE INDEX reviews_by_time ON reviews (opened_at, id);
CREATE INDEX reviews_of_subject ON reviews (subject_number);
CREATE INDEX reviews_decided ON reviews (decided_at, id);

-- What a reviewer must know for a review.
CREATE TABLE review_skills (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  skill TEXT NOT NULL,
  PRIMARY KEY (review_id, skill)
);

-- Sealed texts: who the subject is, conversation and answer, what tokens stand for, opinions, decisions, drafts.
CREATE TABLE review_texts (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  kind TEXT NOT NULL,
  sealed BLOB NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (review_id, kind)
);

-- Who knows what; whoever has no row knows everything.
CREATE TABLE reviewer_skills (
  person TEXT NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (person, skill)
);
