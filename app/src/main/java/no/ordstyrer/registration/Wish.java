package no.ordstyrer.registration;

import java.util.Set;

/**
 * What somebody who registers asks for.
 *
 * @param parts the numbers of the parts; empty for the whole series
 */
public record Wish(String email, Registration.Details details, Set<Integer> parts) {
  public Wish {
    parts = Set.copyOf(parts);
  }
}
