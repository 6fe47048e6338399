-- A poll may be asked with names: chosen while it is a draft, said on the ballot. Its ballots outlive the close, for
-- the house alone, until the people are forgotten. Three keys hold it: a poll cannot turn after its first round, and
-- a ballot has a person if, and only if, its round was announced so.
alter table poll
  add column named boolean not null default false,
  add unique (id, named);

alter table poll_round
  add column named boolean not null default false,
  add foreign key (poll_id, named) references poll (id, named) deferrable initially deferred,
  add unique (poll_id, round, named);

alter table poll_ballot
  add column named boolean not null default false,
  add column registration_id bigint references registration on delete cascade,
  add check (named = (registration_id is not null)),
  add foreign key (poll_id, round, named) references poll_round (poll_id, round, named) on delete cascade,
  add unique (poll_id, round, registration_id);
create index on poll_ballot (registration_id) where registration_id is not null;
