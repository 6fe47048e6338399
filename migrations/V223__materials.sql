-- What is left of a part beside the recording: slides, papers, links, in the organiser's order.
create table part_material (
  id      bigint generated always as identity primary key,
  part_id bigint not null references part on delete cascade,
  rank    integer not null,
  title   text not null check (char_length(title) between 1 and 200),
  url     text not null check (url ~ '^https://' and char_length(url) <= 2000),
  unique (part_id, rank)
);
