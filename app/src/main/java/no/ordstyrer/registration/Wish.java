package no.ordstyrer.registration;

import java.util.Set;

/**
 * What somebody who registers asks for.
 *
 * @param parts the numbers of the parts; empty for the whole series
 * @param aside what she says beside that
 */
public record Wish(String email, Registration.Details details, Set<Integer> parts, Aside aside) {

  public Wish(String email, Registration.Details details, Set<Integer> parts) {
    this(email, details, parts, Aside.NOTHING);
  }

  public Wish {
    parts = Set.copyOf(parts);
  }
}
