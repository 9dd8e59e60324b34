-- Nothing measured the answers that somebody's concern put before reviewers; -1 says so.
UPDATE reviews SET confidence = -1 WHERE reasons = 'concern';
