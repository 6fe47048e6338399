-- Whoever receives people does so in one part: the right to see their names is bound to it, and is given anew there.
delete from arena_member where role = 'CHECKIN';
alter table arena_member drop constraint arena_member_role_check;
alter table arena_member add constraint arena_member_role_check
  check (role in ('OWNER', 'ORGANISER', 'MODERATOR', 'VIEWER'));

alter table part_role drop constraint part_role_role_check;
alter table part_role add constraint part_role_role_check
  check (role in ('MODERATOR', 'CHAIR', 'PANELIST', 'PRODUCER', 'CHECKIN'));
