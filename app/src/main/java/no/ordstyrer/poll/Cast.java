package no.ordstyrer.poll;

/** What became of a ballot. */
public sealed interface Cast {
  /** It counts, whether it came once or twice. */
  record Counted(Poll poll) implements Cast {}

  /** She has answered something else in another window since: that stands. */
  record Overtaken(Poll poll) implements Cast {}

  /** It takes no more answers, or another round has begun. */
  record Over(Poll poll) implements Cast {}

  record Wrong(Poll poll, Poll.Problem problem) implements Cast {}

  record NotAttending(Poll poll) implements Cast {}
}
