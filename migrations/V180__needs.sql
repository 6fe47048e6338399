-- Whether those who register for a series are asked what they need to take part, and who follows it up. Without a row
-- they are asked, and all organisers are told.
create table need_rule (
  series_id bigint primary key references series on delete cascade,
  asked     boolean not null default true,
  owner_id  bigint references account on delete set null
);

-- What somebody needs to take part. It may tell of her health, so it stands apart from what she answered: seen by
-- organisers alone, in no export, and forgotten first. Neither kinds nor words: she needs it no more.
create table need (
  id              bigint generated always as identity primary key,
  registration_id bigint not null unique references registration on delete cascade,
  kinds           text[] not null check (kinds <@ array['CAPTIONS', 'SIGN_LANGUAGE', 'ACCESS', 'DIET']),
  words           text not null check (char_length(words) <= 1000),
  at              timestamptz not null,
  -- Raised by every change of hers: nobody handles what she no longer says.
  rev             integer not null default 1,
  -- When the one who follows it up was written to of it as it is now.
  told_at         timestamptz,
  -- Open until then.
  handled_at      timestamptz,
  handled_by      bigint references account on delete set null,
  -- What was arranged; she reads it on her own page.
  done            text not null default '' check (char_length(done) <= 500)
);
create index on need (at) where told_at is null;
