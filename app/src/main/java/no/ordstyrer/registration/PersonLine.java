package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One registered person in the organiser's list.
 *
 * @param places one entry per part that she has, or had, something to do with
 * @param alike whether somebody else may be the same person
 * @param answers one entry per field that she answered; empty where they are not asked for
 */
public record PersonLine(
    RegistrationId id,
    String name,
    String email,
    String organisation,
    String roleTitle,
    String language,
    Instant createdAt,
    List<String> places,
    boolean alike,
    List<String> answers) {

  /** Where she stands in a part, by its number: the name of a state, or empty. */
  public Optional<String> place(int part) {
    return behind(places, part + ":");
  }

  /** What she answered, several words with a semicolon between. */
  public String answer(FieldId field) {
    return behind(answers, field.value() + ":").orElse("");
  }

  private static Optional<String> behind(List<String> entries, String prefix) {
    return entries.stream()
        .filter(entry -> entry.startsWith(prefix))
        .map(entry -> entry.substring(prefix.length()))
        .findFirst();
  }
}
