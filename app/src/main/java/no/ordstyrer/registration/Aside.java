package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.Registered.Told;
import org.jdbi.v3.core.Handle;

/**
 * What somebody says when she registers, beside who she is and where she comes. It is written in
 * the transaction of the registration, after her places: {@code told} is what she got.
 */
public interface Aside {
  Aside NOTHING = (_, _, _, _) -> {};

  void write(Handle handle, Registration whose, List<Told> told, Instant now);

  default Aside and(Aside other) {
    return (handle, whose, told, now) -> {
      write(handle, whose, told, now);
      other.write(handle, whose, told, now);
    };
  }
}
