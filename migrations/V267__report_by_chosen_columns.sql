-- A report whose headings nobody knew: somebody said which column is which.
alter table attendance_report drop constraint attendance_report_source_check;
alter table attendance_report add constraint attendance_report_source_check check (source in ('TEAMS', 'ZOOM', 'OTHER'));
