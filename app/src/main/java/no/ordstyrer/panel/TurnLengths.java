package no.ordstyrer.panel;

/**
 * How long a turn of each kind is where turns are measured one by one, in seconds. What interposes
 * is as long as a reply; the chair and guests have no limit.
 */
public record TurnLengths(
    int openingSeconds,
    int answerSeconds,
    int replySeconds,
    int rebuttalSeconds,
    int closingSeconds) {

  static final int SHORTEST = 10;
  static final int LONGEST = 60 * 60;
}
