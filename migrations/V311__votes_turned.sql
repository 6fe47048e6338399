-- How often a vote was set or taken back since then: the limit on votes holds for one question as well as for many.
alter table question_vote
  add column turned       integer not null default 1,
  add column turned_since timestamptz;
