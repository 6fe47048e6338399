-- What a video meeting says of who was there, read from its file. Until it is taken it is a trial and counts nothing.
create table attendance_report (
  id         bigint generated always as identity primary key,
  part_id    bigint not null references part on delete cascade,
  source     text not null check (source in ('TEAMS', 'ZOOM')),
  -- What the wall times of the file were read as.
  zone       text not null check (char_length(zone) between 1 and 60),
  -- Of what the file says: the same file twice is one report.
  digest     bytea not null,
  read_at    timestamptz not null,
  by_account bigint references account on delete set null,
  taken_at   timestamptz check (taken_at >= read_at),
  unique (part_id, digest)
);

-- Somebody was there from one moment until another, as the meeting names her.
create table attendance_report_line (
  id                   bigint generated always as identity primary key,
  report_id            bigint not null references attendance_report on delete cascade,
  name                 text not null check (char_length(name) <= 200),
  email                text not null check (char_length(email) <= 254),
  from_at              timestamptz not null,
  until_at             timestamptz not null,
  -- Whose place that is; null as long as nobody knows.
  part_registration_id bigint references part_registration on delete cascade,
  matched_by           text check (matched_by in ('EMAIL', 'NAME', 'HAND')),
  check (from_at <= until_at),
  check ((part_registration_id is null) = (matched_by is null))
);
create index on attendance_report_line (report_id, name);
create index on attendance_report_line (part_registration_id) where part_registration_id is not null;
