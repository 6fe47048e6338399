-- A moderator's edit. What the public has seen is never changed: it becomes a question of its own, with its lineage.
alter table question
  add column edited_at    timestamptz,
  add column derived_from bigint references question on delete set null;
create index on question (derived_from) where derived_from is not null;

alter table question_before
  add column text      text,
  add column edited_at timestamptz;
