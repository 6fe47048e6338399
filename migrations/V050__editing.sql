-- Raised by every edit, so that two editors cannot overwrite each other.
alter table arena add column rev integer not null default 1;
