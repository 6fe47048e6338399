-- What people feel while a part is live, added up by kind; nothing says whose it was.
create table reaction_sum (
  part_id bigint not null references part on delete cascade,
  kind    text not null check (kind in ('CLAP', 'HEART', 'AGREE', 'SMILE', 'WONDER')),
  times   bigint not null check (times > 0),
  primary key (part_id, kind)
);

-- When somebody last reacted so: known for as long as the limit asks for it, a minute at most.
create table reaction_last (
  part_id         bigint not null references part on delete cascade,
  registration_id bigint not null references registration on delete cascade,
  kind            text not null check (kind in ('CLAP', 'HEART', 'AGREE', 'SMILE', 'WONDER')),
  at              timestamptz not null,
  primary key (part_id, registration_id, kind)
);
create index on reaction_last (registration_id);
create index on reaction_last (at);
