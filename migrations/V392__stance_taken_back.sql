-- What the closings did to a stance by themselves, so that going back from them undoes that and no more:
-- the round that they opened, and the round that had to close for it.
alter table stance_round
  add column with_closings boolean not null default false,
  add column closed_for bigint references stance_round on delete set null;
