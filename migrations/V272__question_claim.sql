-- Who is looking at a question, until when; gone with the first act on it.
create table question_claim (
  question_id bigint primary key references question on delete cascade,
  account_id  bigint not null references account on delete cascade,
  until       timestamptz not null
);
create index on question_claim (account_id);
create index on question_claim (until);
