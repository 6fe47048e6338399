-- That somebody with a place pressed the button that leads in: she wanted to be there. It does not say that she stayed.
create table part_join (
  part_registration_id bigint primary key references part_registration on delete cascade,
  first_at             timestamptz not null,
  last_at              timestamptz not null check (last_at >= first_at),
  times                integer not null default 1 check (times > 0)
);
