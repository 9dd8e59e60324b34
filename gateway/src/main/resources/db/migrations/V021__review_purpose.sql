-- What the call was for whose answer is parked: whoever takes the consent to it back takes the answer back, too.
ALTER TABLE reviews ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
