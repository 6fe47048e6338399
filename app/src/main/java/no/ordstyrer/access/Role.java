package no.ordstyrer.access;

/** What a member may do in an arena. */
public enum Role {
  /** Members, deletion, and all that an organiser may. */
  OWNER,
  /** Series, parts and people. */
  ORGANISER,
  /** The live rooms; no list of people. */
  MODERATOR,
  /** Figures only. */
  VIEWER
}
