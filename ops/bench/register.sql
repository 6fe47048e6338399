-- What one registration for one part asks of the database, without what surrounds it.
\set r random(1, 9000000000000000)
begin;
select id from series where id = 1 for update;
select id from part where series_id = 1 order by id for update;
select t.id as part_id, t.capacity,
       (select count(*) from part_registration p where p.part_id = t.id and p.state = 'CONFIRMED') as held,
       (select count(*) from part_registration p where p.part_id = t.id and p.state = 'WAITLISTED') as waiting
  from part t where t.series_id = 1 order by t.id;
insert into registration (series_id, name, email, email_key, language, calendar, created_at, changed_at)
values (1, 'Prove Navnesen', 'p' || :r || '@etat.example', 'p' || :r || '@etat.example', 'nb', 'INVITATIONS',
       now(), now())
returning id as registration \gset
insert into part_registration (registration_id, part_id, state, since, ticket, calendar_uid, calendar_stamp)
values (:registration, 1, 'CONFIRMED', now(), nextval('waiting_ticket'), 'uid-' || :r, now());
insert into letter (dedupe_key, kind, priority, recipient, recipient_key, language, subject, text_body, html_body, created_at, due_at)
values ('confirmation:' || :r, 'CONFIRMATION', 2, 'p' || :r || '@etat.example', 'p' || :r || '@etat.example', 'nb', 'Du er påmeldt',
       repeat('tekst ', 100), repeat('<p>tekst</p>', 200), now(), now());
insert into letter (dedupe_key, kind, priority, recipient, recipient_key, language, subject, text_body, html_body, created_at, due_at)
values ('invitation:' || :r, 'INVITATION', 2, 'p' || :r || '@etat.example', 'p' || :r || '@etat.example', 'nb', 'Webinar 1',
       repeat('tekst ', 100), repeat('<p>tekst</p>', 200), now(), now());
commit;
