-- How far each mailbox of ours has been read. UIDs grow within one UIDVALIDITY (RFC 9051 2.3.1.1).
create table mailbox_cursor (
  mailbox      text primary key,
  uid_validity bigint not null,
  last_uid     bigint not null
);

-- What a person answered in her calendar program (iTIP REPLY, RFC 5546 3.2.3): filed, and nothing follows from it.
create table calendar_reply (
  part_registration_id bigint primary key references part_registration on delete cascade,
  answer               text not null check (answer in ('ACCEPTED', 'TENTATIVE', 'DECLINED')),
  -- The revision of the entry that she answered.
  sequence             integer not null check (sequence >= 0),
  at                   timestamptz not null
);
