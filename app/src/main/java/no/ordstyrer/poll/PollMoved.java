package no.ordstyrer.poll;

/** What became of an act on a poll. {@code now} is always the poll as it stands. */
public sealed interface PollMoved {
  Poll now();

  /** It is so, whether this act made it so or another before it. */
  record Done(Poll now) implements PollMoved {}

  /** Somebody else came first; nothing was changed. */
  record Stale(Poll now) implements PollMoved {}

  /** From where it stands, the act leads nowhere. */
  record Impossible(Poll now) implements PollMoved {}
}
