package no.ordstyrer.studio;

import java.util.List;

/**
 * A role that somebody is about to be given or to lose.
 *
 * @param back the page of the roles
 * @param action where the form posts to
 * @param name whose
 * @param role in words
 * @param where the arena or the part, in words
 * @param self whether it is the viewer's own
 */
public record RoleAct(
    String back, String action, String name, String role, String where, boolean self) {
  /** What the form of a new role holds. */
  public static final List<String> FIELDS = List.of("name", "email", "role");
}
