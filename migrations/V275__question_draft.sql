-- An answer in writing before it is published: by a moderator, the chair, or whom the question was put to.
create table question_draft (
  question_id bigint primary key references question on delete cascade,
  text        text not null check (char_length(text) between 1 and 5000),
  written_by  bigint references account on delete set null,
  written_at  timestamptz not null,
  -- A moderator has; whoever changes the text takes that away.
  approved_by bigint references account on delete set null,
  approved_at timestamptz,
  rev         integer not null default 1,
  check (approved_at is not null or approved_by is null)
);

-- Who on the programme wrote the answer that is published.
alter table question add column answered_by bigint references part_person on delete set null;
