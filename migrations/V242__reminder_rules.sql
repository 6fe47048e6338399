-- An organiser's choice of the letters that the clock writes. Where a series has no row for a rule, the rule's own
-- default holds.
create table letter_rule (
  series_id bigint not null references series on delete cascade,
  rule      text not null check (rule in ('WEEK', 'DAY', 'HOUR', 'CAME', 'ABSENT')),
  active    boolean not null,
  -- A line of the organiser's own in each of these letters.
  words     text not null default '' check (char_length(words) <= 1000),
  -- How long after the end of the part; only for letters that follow it.
  hours     integer check (hours between 1 and 336),
  primary key (series_id, rule),
  check ((hours is not null) = (rule in ('CAME', 'ABSENT')))
);

-- Whether she wants the letters that are not about her place itself (RFC 8058).
alter table registration add column reminders boolean not null default true;

-- Where a recipient stops letters of this kind; only on those that may be stopped.
alter table letter add column unsubscribe text check (char_length(unsubscribe) <= 500);
