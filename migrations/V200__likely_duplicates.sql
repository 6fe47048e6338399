-- What tells that two registrations may be the same person: the address without what a mailbox often ignores, the name
-- and the organisation as they are compared. Nothing is ever merged because of it.
alter table registration
  add column email_alike text not null generated always as
    (regexp_replace(split_part(email_key, '@', 1), '\+.*$|[._-]', '', 'g') || '@' || split_part(email_key, '@', 2)) stored,
  add column name_alike text not null generated always as
    (lower(regexp_replace(btrim(name), '\s+', ' ', 'g'))) stored,
  add column organisation_alike text not null generated always as
    (lower(regexp_replace(btrim(organisation), '\s+', ' ', 'g'))) stored;
create index registration_by_email_alike on registration (series_id, email_alike) where erased_at is null;
create index registration_by_name_alike on registration (series_id, name_alike) where erased_at is null;

-- The organiser's list in its other orders, and by organisation.
create index registration_by_organisation on registration (series_id, organisation_alike, organisation)
  where erased_at is null;
create index registration_by_organisation_in_order on registration
  (series_id, organisation collate norwegian, name collate norwegian, id) where erased_at is null;
create index registration_by_age on registration (series_id, created_at, id) where erased_at is null;
create index answer_by_registration_and_field on answer (field_id, registration_id);
