package no.ordstyrer.studio;

import java.util.List;

/** What is kept of a series for a time, and forgotten then. In the order in which it is told. */
public enum Keeping {
  /** What people needed to take part; it may tell of their health. */
  NEEDS(14, 30),
  /** Letters sent, with their addresses and all that stands in them. */
  LETTERS(30, 365),
  /** People who waited and never got a place. */
  WAITING(30, 365),
  /** Whom organisers invited. */
  INVITED(30, 365),
  /** Answers to the organiser's own fields, each field with a time of its own. */
  ANSWERS(1095, 1095),
  /** What was asked and never shown. */
  UNPUBLISHED(90, 365),
  /** Who asked a question. */
  AUTHORS(180, 1095),
  /** Who registered: name, address, organisation, title. */
  PEOPLE(180, 1095);

  /** Those for which an arena sets the time. */
  public static final List<Keeping> RULED =
      List.of(NEEDS, LETTERS, WAITING, INVITED, UNPUBLISHED, AUTHORS, PEOPLE);

  private final int days;
  private final int most;

  Keeping(int days, int most) {
    this.days = days;
    this.most = most;
  }

  /** How many days after the series' end, when the arena has said nothing. */
  public int days() {
    return days;
  }

  /** The longest that an arena may choose. */
  public int most() {
    return most;
  }
}
