-- The organiser's own line in the letters about a changed part.
alter table part_notice
  add column words text not null default '' check (char_length(words) <= 500);

-- What a place was before it ended with its part, so that the cancellation can be taken back.
alter table part_registration_event
  add column was_state     text,
  add column was_since     timestamptz,
  add column was_queued_at timestamptz;
