package no.ordstyrer.mail;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Which letters were written, for the rooms above. */
public final class LetterLog {
  private LetterLog() {}

  /** Those about one registration, the latest first. */
  public static List<Kept> to(Handle handle, long registration) {
    return handle.attach(LetterStore.class).about(registration);
  }
}
