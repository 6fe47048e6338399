-- When each recurring work began last. Whoever moves the moment does the work: once among all nodes.
create table job (
  name     text primary key check (char_length(name) between 1 and 60),
  began_at timestamptz not null
);
