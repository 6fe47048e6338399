-- What others are merged into may be merged too. Each keeps what it was merged into itself, so that it can be taken out
-- again with what came along; merged_into is the end of that chain, where the votes are counted.
alter table question add column merged_parent bigint;
update question set merged_parent = merged_into where merged_into is not null;
alter table question
  add constraint question_merged_parent foreign key (merged_parent) references question on delete cascade,
  add constraint question_merged_has_parent check ((merged_parent is null) = (merged_into is null)),
  -- One that becomes merged, and those that were merged into it, change in one transaction.
  alter constraint question_merged_flat deferrable initially deferred;
create index on question (merged_parent) where merged_parent is not null;

alter table question_before add column merged_parent bigint;
update question_before set merged_parent = merged_into where merged_into is not null;
