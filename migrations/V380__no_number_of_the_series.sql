-- Moderators know people by a number of the part (room_participant). That of the series told who came when, and was
-- shown to nobody.
alter table registration drop column pseudonym;
