-- Two who edit the question at once: the later one is told.
alter table stance add column rev integer not null default 1;
