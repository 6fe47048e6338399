-- What organisers note about a person for each other. She may read it: it is in the copy of what is known of her.
create table registration_note (
  id              bigint generated always as identity primary key,
  registration_id bigint not null references registration on delete cascade,
  words           text not null check (char_length(words) between 1 and 2000),
  at              timestamptz not null,
  by_account      bigint references account on delete set null
);
create index on registration_note (registration_id, id);
