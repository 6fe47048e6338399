package no.ordstyrer.room;

/** What somebody says without words. The drawings are decoration: each has its word. */
public enum Reaction {
  CLAP,
  HEART,
  AGREE,
  SMILE,
  WONDER;

  /** Under which name an open page is told how often. */
  public String counted() {
    return "reaction-" + name();
  }
}
