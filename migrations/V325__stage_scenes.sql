-- What the audience's screen is told to show. A part without a row follows its room.
create table stage_scene (
  part_id    bigint primary key references part on delete cascade,
  scene      text not null default 'AUTOMATIC'
             check (scene in ('AUTOMATIC', 'JOIN', 'AGENDA', 'SPEAKER', 'QUESTION', 'BALLOT', 'RESULT', 'BLANK')),
  -- What it was before: one step back.
  previous   text not null default 'AUTOMATIC'
             check (previous in ('AUTOMATIC', 'JOIN', 'AGENDA', 'SPEAKER', 'QUESTION', 'BALLOT', 'RESULT', 'BLANK')),
  -- A pause picture over whatever the scene is. A debate's own HOLD (debate.held) does the same.
  held       boolean not null default false,
  held_words text not null default '' check (char_length(held_words) <= 120),
  rev        integer not null default 0,
  changed_by bigint references account on delete set null,
  changed_at timestamptz not null,
  check (held or held_words = '')
);

-- A name and who it is, over any scene. What is made ready is seen by the producer alone until it is shown.
create table stage_strip (
  part_id     bigint primary key references part on delete cascade,
  name        text not null default '' check (char_length(name) <= 300),
  title       text not null default '' check (char_length(title) <= 500),
  shown_name  text not null default '' check (char_length(shown_name) <= 300),
  shown_title text not null default '' check (char_length(shown_title) <= 500),
  rev         integer not null default 0,
  changed_by  bigint references account on delete set null,
  changed_at  timestamptz not null,
  check (name <> '' or title = ''),
  check (shown_name <> '' or shown_title = '')
);
