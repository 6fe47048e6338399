package no.ordstyrer.registration;

import no.ordstyrer.mail.Letter;

/** Why she is written to: the key of the words, and the kind in the studio's list. */
enum Occasion {
  REGISTERED,
  COLLEAGUE,
  ADDED,
  APPROVED,
  REJECTED,
  GIVEN,
  REMOVED,
  RELEASED,
  WITHDRAWN,
  CHANGED,
  OFFERED,
  CLAIMED,
  LAPSED,
  AGAIN,
  LINK,
  ADDRESS,
  GATHERED,
  TAKEN_OVER,
  PASSED_ON,
  HANDOVER_ASK,
  HANDOVER_NOTICE,
  HANDOVER_DECLINED,
  HANDOVER_LEFT,
  MOVED,
  POSTPONED,
  CANCELLED,
  SERIES_CANCELLED,
  EDITED,
  DECLINED,
  NEW_PART,
  REMINDER,
  FOLLOW_UP,
  ANSWERED;

  /** Whether she is told for the first time that she is registered. */
  boolean first() {
    return this == REGISTERED || this == COLLEAGUE;
  }

  /** Who has just done something is answered before the many are told. */
  Letter.Priority priority() {
    return switch (this) {
      case MOVED,
          POSTPONED,
          CANCELLED,
          SERIES_CANCELLED,
          EDITED,
          NEW_PART,
          FOLLOW_UP,
          ANSWERED,
          APPROVED,
          REJECTED,
          GIVEN,
          REMOVED ->
          Letter.Priority.MANY;
      case REMINDER -> Letter.Priority.REMINDER;
      case REGISTERED,
          COLLEAGUE,
          ADDED,
          RELEASED,
          WITHDRAWN,
          CHANGED,
          OFFERED,
          CLAIMED,
          LAPSED,
          DECLINED,
          AGAIN,
          LINK,
          ADDRESS,
          GATHERED,
          TAKEN_OVER,
          PASSED_ON,
          HANDOVER_ASK,
          HANDOVER_NOTICE,
          HANDOVER_DECLINED,
          HANDOVER_LEFT ->
          Letter.Priority.ANSWER;
    };
  }
}
