package no.ordstyrer.access;

/** What somebody may do in one part, beside what the arena's roles give. */
public enum PartRole {
  MODERATOR,
  CHAIR,
  PANELIST,
  PRODUCER,
  /** Names and attendance, and no more of the people. */
  CHECKIN
}
