package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What we know of one person: given to her whole, and forgotten when she says so. */
public final class OwnData {
  /**
   * Something she wrote in another room: what kind it is, where it stands, when (ISO 8601, UTC),
   * and the words.
   */
  public record Written(String kind, String state, String at, String words) {}

  /** What other rooms hold of a person. */
  public interface Elsewhere {
    List<Written> of(Handle handle, RegistrationId whose);

    int forget(Handle handle, RegistrationId whose);
  }

  /** Where she stands in one part, since when (ISO 8601, UTC). */
  public record InPart(int part, String title, String state, String since) {}

  /** All of it, as she may take it with her (GDPR article 20). */
  public record Copy(
      String arena,
      String series,
      String name,
      String email,
      String organisation,
      String title,
      String language,
      String calendar,
      List<InPart> parts,
      List<Written> written) {}

  private final Jdbi db;
  private final PartRegistrations places;
  private final Erasure erasure;
  private final List<Elsewhere> elsewhere;

  public OwnData(Jdbi db, PartRegistrations places, Erasure erasure, List<Elsewhere> elsewhere) {
    this.db = db;
    this.places = places;
    this.erasure = erasure;
    this.elsewhere = List.copyOf(elsewhere);
  }

  public Copy copy(Story story) {
    var whose = story.registration();
    var written = new ArrayList<Written>();
    db.useHandle(handle -> elsewhere.forEach(room -> written.addAll(room.of(handle, whose.id()))));
    return new Copy(
        story.seen().arena().name(),
        story.seen().series().title(),
        whose.name(),
        whose.email(),
        whose.organisation(),
        whose.roleTitle(),
        whose.language(),
        whose.calendar().name(),
        story.lines().stream().flatMap(line -> inPart(line).stream()).toList(),
        written);
  }

  /**
   * Lets her places go, so that others get them and her calendar is told; then forgets her. Letters
   * that are still to leave are forgotten in the night after.
   */
  public void erase(Story story) {
    var whose = story.registration().id();
    places.withdraw(story);
    db.useTransaction(handle -> {
      elsewhere.forEach(room -> room.forget(handle, whose));
      erasure.person(handle, whose);
    });
  }

  private static Optional<InPart> inPart(Line line) {
    var place = line.place();
    return place == null
        ? Optional.empty()
        : Optional.of(
            new InPart(
                line.part().number(),
                line.part().label(),
                place.state().name(),
                place.since().toString()));
  }
}
