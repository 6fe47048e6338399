package no.ordstyrer.studio;

import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.web.Form;

/**
 * Somebody who is to have a role.
 *
 * @param role empty when something is wrong with the form
 */
record RoleForm<R extends Enum<R>>(Form form, String name, String email, Optional<R> role) {

  static <R extends Enum<R>> RoleForm<R> read(Form form, Class<R> roles) {
    var email = form.email("email");
    var name = form.required("name", 200);
    var role = form.one("role", roles);
    return new RoleForm<>(form, name, email, form.ok() ? role : Optional.empty());
  }

  /** The role in an address; what is none is not found. */
  static <R extends Enum<R>> R constant(String name, Class<R> roles) {
    try {
      return Enum.valueOf(roles, name);
    } catch (IllegalArgumentException _) {
      throw new NotFound();
    }
  }
}
