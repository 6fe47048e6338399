-- A poll's result may be divided by what people answered to a field when they registered. It is announced on the
-- ballot, and the group stands with the ballot until the round closes; then small cells are gone for good.
alter table poll
  add column field_id bigint references field on delete set null,
  add check (field_id is null or kind in ('SINGLE', 'MULTIPLE', 'SCALE_5', 'SCALE_10'));
create index on poll (field_id);

-- The field's label when the round opened; null when the result is not divided.
alter table poll_round add column grouped_by text;

create table poll_group (
  poll_id bigint not null,
  round   integer not null,
  -- 0: who answered something else, or nothing.
  ord     smallint not null check (ord >= 0),
  words   text not null,
  -- How many of them answered the poll; null while it is open, and when it is held back.
  people  integer check (people >= 5),
  primary key (poll_id, round, ord),
  foreign key (poll_id, round) references poll_round on delete cascade
);

alter table poll_ballot
  add column grp smallint,
  add foreign key (poll_id, round, grp) references poll_group deferrable initially deferred;

-- What is left when the ballots are gone. Null: held back, for it is small or would give away what is.
create table poll_group_sum (
  poll_id  bigint not null,
  round    integer not null,
  ord      smallint not null,
  position smallint not null,
  ballots  integer check (ballots = 0 or ballots >= 5),
  primary key (poll_id, round, ord, position),
  foreign key (poll_id, round, ord) references poll_group on delete cascade
);
