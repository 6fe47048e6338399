-- What public calendar files say of a part. Its UID there is another than in anybody's own calendar, so that an entry
-- that came by subscription never overwrites one that came by invitation.
alter table part
  add column calendar_uid uuid not null unique default gen_random_uuid(),
  -- When what is said of the part last changed (DTSTAMP): stored, so that an unchanged file is byte-identical.
  add column changed_at timestamptz not null default now();

create function part_changed() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end
$$;

create trigger part_changed before update on part
  for each row when (new.rev <> old.rev) execute function part_changed();
