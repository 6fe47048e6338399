-- How much has been asked for lately, for every node alike. One row per rule and subject; a bucket
-- that is full again is the same as no row. Unlogged: it is worth nothing after a crash, and taking
-- from a hot bucket costs no write to the log. Subjects are keyed fingerprints, never addresses.
create unlogged table rate_bucket (
  rule    text not null check (char_length(rule) between 1 and 40),
  subject bytea not null,
  -- When it is full again. A take moves it on by one interval (GCRA, ITU-T I.371 annex A).
  full_at timestamptz not null,
  primary key (rule, subject)
  -- Updated in place: no index knows full_at, and each page keeps room for the next version.
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
