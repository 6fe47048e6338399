package no.ordstyrer.registration;

import java.util.List;
import no.ordstyrer.series.Part;

/** What came of registering. Known and new addresses are told the same. */
public sealed interface Registered {
  record Received(List<Told> parts) implements Registered {}

  /** The outcome stands in a letter alone: the screen does not tell who is invited. */
  record ByLetter() implements Registered {}

  /** What she is told of one part. */
  record Told(Part part, Place place) {}

  record NoPartChosen() implements Registered {}

  record DoorShut(Door door) implements Registered {}

  /** Too many at the same moment: nothing was changed, she may try again. */
  record Busy() implements Registered {}
}
