package no.ordstyrer.registration;

import java.util.List;
import java.util.Set;

/**
 * What somebody who registers asks for.
 *
 * @param parts the numbers of the parts; empty for the whole series
 * @param answers to the organiser's own fields
 */
public record Wish(
    String email, Registration.Details details, Set<Integer> parts, List<Answers.Given> answers) {

  public Wish(String email, Registration.Details details, Set<Integer> parts) {
    this(email, details, parts, List.of());
  }

  public Wish {
    parts = Set.copyOf(parts);
    answers = List.copyOf(answers);
  }
}
