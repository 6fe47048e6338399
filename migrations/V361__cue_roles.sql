-- A cue is for one seat, or for a role: all of the panel, the moderators, those who run the screen.
alter table cue drop constraint cue_role_check;
update cue set role = 'PANEL' where seat_id is null;
alter table cue
  drop constraint cue_check,
  add constraint cue_role_check check (role in ('PANEL', 'MODERATORS', 'PRODUCER')),
  add constraint cue_to_check check ((seat_id is null) = (role is not null));

-- Who of a role has said that she saw it; the panel says so by its seats.
create table cue_read (
  cue_id     bigint not null references cue on delete cascade,
  account_id bigint not null references account on delete cascade,
  at         timestamptz not null,
  primary key (cue_id, account_id)
);
create index on cue_read (account_id);
