-- Words of an arena that hold a question for review: none is starred out, and none rejects.
create table held_words (
  arena_id bigint primary key references arena on delete cascade,
  words    text[] not null default '{}' check (cardinality(words) <= 500),
  rev      integer not null default 1
);

-- Why a question was held, whatever the room's rules: 'LINK', 'WORD:…'.
alter table question add column held text[] not null default '{}';
