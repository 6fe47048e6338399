-- Whether moderators have been told that somebody is here: so each coming and going is told once, by whichever node sees
-- it first.
alter table presence add column told boolean not null default false;
