package no.ordstyrer.question;

import java.util.List;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What others have asked already, so that people vote for it instead of asking it once more. */
public final class SimilarQuestions {
  /** Shorter texts are like anything, in code points. */
  private static final int SHORTEST = 8;

  /** What goes beyond it tells nothing more, and costs. */
  private static final int LONGEST = 1000;

  private final Jdbi db;
  private final Registrations registrations;
  private final Votes votes;

  public SimilarQuestions(Jdbi db, Registrations registrations, Votes votes) {
    this.db = db;
    this.registrations = registrations;
    this.votes = votes;
  }

  /** Who asks: only those who may ask a question find anything here. */
  RegistrationId asker(Viewer viewer, Seen seen) {
    return registrations.attending(viewer, seen.part()).orElseThrow(NotFound::new).id();
  }

  /** Published questions that the text is like, the likest first, at most three. */
  public Found to(Viewer viewer, Seen seen, Asking asking) {
    var who = asker(viewer, seen);
    var part = seen.part().id();
    return new Found(db.withHandle(handle -> to(handle, part, asking.text())), votes.of(part, who));
  }

  /** {@code votes}: the viewer's choices, by the question's number. */
  public record Found(List<Question> questions, Map<Integer, Vote> votes) {}

  static List<Question> to(Handle handle, PartId part, String text) {
    var length = text.codePointCount(0, text.length());
    return length < SHORTEST || length > LONGEST
        ? List.of()
        : handle.attach(SimilarStore.class).like(part, text);
  }
}
