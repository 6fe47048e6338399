package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One registered person in the organiser's list.
 *
 * @param places one entry per part that she has, or had, something to do with
 */
public record PersonLine(
    RegistrationId id,
    String name,
    String email,
    String organisation,
    String roleTitle,
    String language,
    Instant createdAt,
    List<String> places) {

  /** Where she stands in a part, by its number: the name of a state, or empty. */
  public Optional<String> place(int part) {
    var prefix = part + ":";
    return places.stream()
        .filter(place -> place.startsWith(prefix))
        .map(place -> place.substring(prefix.length()))
        .findFirst();
  }
}
