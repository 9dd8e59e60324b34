-- People whom an identity provider vouches for: its address and its id for them. Null for those with a password here.
ALTER TABLE users ADD COLUMN subject TEXT;

CREATE UNIQUE INDEX users_subject ON users (subject);
