-- A question that asks what another asks. Both stay; the votes are those of all who voted for either.
alter table question
  add column merged_into     bigint,
  -- What it was, and is again when it is taken out.
  add column merged_was      text check (merged_was in ('PENDING', 'PUBLISHED')),
  add column merged_handling text check (merged_handling in ('OPEN', 'SHORTLISTED')),
  add column merged_rank     integer,
  add column is_merged       boolean not null generated always as (moderation = 'MERGED') stored,
  add column into_merged     boolean generated always as (case when merged_into is not null then false end) stored,
  add constraint question_merged_has_head check ((moderation = 'MERGED') = (merged_into is not null)),
  add constraint question_merged_was check ((merged_into is null) = (merged_was is null)
                                        and (merged_into is null) = (merged_handling is null)),
  add constraint question_head unique (part_id, id, is_merged),
  -- Only into a question of the same part that is not merged itself: no chains, no circles.
  add constraint question_merged_flat foreign key (part_id, merged_into, into_merged)
      references question (part_id, id, is_merged) on delete cascade;
create index on question ((coalesce(merged_into, id)));

-- Who wants an answer to a question: each once, whichever of the merged ones she voted for.
create view question_voter as
  select distinct coalesce(m.merged_into, m.id) as question_id, v.registration_id
    from question_vote v
    join question m on m.id = v.question_id
   where v.voted;

alter table question_before
  add column merged_into     bigint,
  add column merged_was      text,
  add column merged_handling text,
  add column merged_rank     integer;
