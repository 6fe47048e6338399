-- What a question was about and whom it was put to, before an act.
alter table question_before
  add column theme_id bigint,
  add column assigned bigint[] not null default '{}';
