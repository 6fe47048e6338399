-- Not in any list that everybody sees: a series is found by its address alone, a part by those whom its organisers invite.
alter table series add column hidden_at timestamptz;
alter table part add column hidden_at timestamptz;
