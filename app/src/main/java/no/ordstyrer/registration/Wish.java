package no.ordstyrer.registration;

import java.util.Set;
import java.util.UUID;

/**
 * What somebody who registers asks for.
 *
 * @param parts the numbers of the parts; empty for the whole series
 * @param aside what she says beside that
 * @param by the name of whoever registers her; empty when she does so herself
 */
public record Wish(
    String email, Registration.Details details, Set<Integer> parts, Aside aside, String by) {

  public Wish(String email, Registration.Details details, Set<Integer> parts) {
    this(email, details, parts, Aside.NOTHING);
  }

  Wish(String email, Registration.Details details, Set<Integer> parts, Aside aside) {
    this(email, details, parts, aside, "");
  }

  /** What somebody whom nobody knows would ask for in her place. */
  Wish ofNobody() {
    return new Wish(UUID.randomUUID() + "@nobody.invalid", details, parts, aside, by);
  }

  public Wish {
    parts = Set.copyOf(parts);
  }
}
