-- How long somebody had the page open while the part was live; what counts before and after it, seconds holds too.
alter table presence add column live_seconds integer not null default 0;

-- How many were there at most, and when; and, once the part is over, for how long. Figures without people: they stay
-- when presence is forgotten.
create table presence_figures (
  part_id        bigint primary key references part on delete cascade,
  peak           integer not null default 0 check (peak >= 0),
  peak_at        timestamptz,
  people         integer not null default 0 check (people >= 0),
  seconds        bigint not null default 0 check (seconds >= 0),
  median_seconds integer not null default 0 check (median_seconds >= 0),
  -- When the part was over; null while it goes on.
  counted_at     timestamptz,
  check ((peak = 0) = (peak_at is null))
);

-- What the report counts of what is forgotten with people: which listed reason was chosen, and how many reported it.
alter table question
  add column reason_key text check (reason_key ~ '^[a-z0-9-]{1,24}$'),
  add column reported   integer not null default 0 check (reported >= 0);
update question q set reported = (select count(*) from question_report r where r.question_id = q.id);
