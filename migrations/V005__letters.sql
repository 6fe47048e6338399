create table letter (
  id           bigint generated always as identity primary key,
  -- Written twice for the same reason, it is sent once.
  dedupe_key   text not null unique check (char_length(dedupe_key) between 1 and 200),
  -- Letters of one thread leave in order; an unsent one is superseded by the next
  -- ('calendar:<part registration>').
  thread       text check (char_length(thread) <= 200),
  kind         text not null check (char_length(kind) between 1 and 40),
  -- 0 log-in links, 1 reminders, 2 answers to what a person just did, 3 the many.
  priority     smallint not null check (priority between 0 and 3),
  recipient    text not null check (char_length(recipient) <= 254),
  -- How addresses are compared: lower-cased, the domain in ASCII.
  recipient_key text not null,
  reply_to     text,
  language     text not null check (language in ('nb', 'nn', 'en')),
  subject      text not null check (char_length(subject) between 1 and 300),
  -- Emptied when the letter is done: what it said, links and all, is the recipient's alone.
  text_body    text not null,
  html_body    text not null,
  calendar     text,
  calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  series_id    bigint,
  registration_id bigint,
  created_at   timestamptz not null,
  -- Not sent after this moment: a reminder of what has begun, a link that is over.
  good_until   timestamptz,
  state        text not null default 'WAITING'
               check (state in ('WAITING', 'SENDING', 'SENT', 'RETRY', 'FAILED', 'SUPPRESSED', 'OBSOLETE')),
  due_at       timestamptz not null,
  -- Whether due_at is a place in the queue of its recipient's domain.
  paced        boolean not null default false,
  -- Tries that reached a server, or may have.
  attempts     integer not null default 0,
  claimed_at   timestamptz,
  sent_at      timestamptz,
  -- The server's last words, or ours.
  answer       text,
  check (calendar is null or calendar_method is not null)
);
create index on letter (priority, due_at, id) where state in ('WAITING', 'RETRY');
create index on letter (thread, id) where thread is not null;
create index on letter (claimed_at) where state = 'SENDING';
create index on letter (series_id, id desc);
create index on letter (registration_id, id);

-- Addresses that take no letters: their server has said so for good.
create table suppressed_address (
  address text primary key,
  why     text not null,
  at      timestamptz not null
);
