-- The organiser's list: in Norwegian order page by page, and found by any piece of name, address or
-- organisation.
create index registration_by_name on registration (series_id, name collate norwegian, id)
  where erased_at is null;
create index registration_by_words on registration
  using gin (lower(name || ' ' || email || ' ' || organisation) gin_trgm_ops);
