package no.ordstyrer.registration;

import java.util.Optional;
import no.ordstyrer.series.Part;
import org.jdbi.v3.core.Handle;

/**
 * The door of the room of questions for those who register. That room comes after this one, so its
 * side of the door is handed in.
 */
public interface PanelQuestions {
  /** A place where nobody is asked for a question. */
  PanelQuestions NONE =
      new PanelQuestions() {
        @Override
        public Optional<Terms> of(Part part) {
          return Optional.empty();
        }

        @Override
        public void put(Handle handle, Part part, Registration whose, Words words) {}
      };

  /** Whether askers give their names. */
  enum Naming {
    NAMED,
    ANONYMOUS,
    FREE
  }

  /** How a part takes questions; the limit is in code points. */
  record Terms(int limit, Naming naming) {}

  /** What she asks. */
  record Words(String text, boolean anonymous) {}

  /** Empty when the part takes no questions now. */
  Optional<Terms> of(Part part);

  /**
   * Puts a question in the moderators' queue, whatever the part does with questions of people who
   * are in the room: nobody has proved yet that the address is hers. Nothing happens when the part
   * has stopped taking questions, or too many of hers await an answer there.
   */
  void put(Handle handle, Part part, Registration whose, Words words);
}
