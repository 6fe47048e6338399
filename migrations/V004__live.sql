-- What changed in a part's room, as pointers: the content is read anew when it is told.
create table live_head (
  part_id  bigint not null,
  audience text not null check (char_length(audience) between 1 and 40),
  version  bigint not null,
  primary key (part_id, audience)
);

create table live_change (
  part_id  bigint not null,
  audience text not null,
  version  bigint not null,
  subject  text not null check (char_length(subject) between 1 and 60),
  at       timestamptz not null,
  primary key (part_id, audience, version)
);
create index on live_change (at);
