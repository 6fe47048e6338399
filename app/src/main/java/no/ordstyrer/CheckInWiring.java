package no.ordstyrer;

import io.javalin.config.JavalinConfig;
import java.util.Map;
import java.util.function.Function;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.CheckInPages;
import no.ordstyrer.registration.CheckIns;
import no.ordstyrer.registration.RegistrationLetters;
import no.ordstyrer.registration.WalkInPages;
import no.ordstyrer.registration.WalkIns;
import no.ordstyrer.series.Parts;

/** The door of a part, wired by hand: a page of {@link App}'s table of contents. */
final class CheckInWiring {
  private final CheckInPages pages;
  private final WalkInPages walkIns;

  /** {@code recognise}: who shows these cookies, as it is at the moment of asking. */
  CheckInWiring(
      Kit kit,
      Arenas arenas,
      Parts parts,
      RegistrationLetters letters,
      Function<Map<String, String>, Viewer> recognise) {
    var checkIns = new CheckIns(kit.db(), kit.live(), kit.tokens(), kit.clock());
    var frame = new CheckInPages.Frame(kit.site(), kit.templates(), recognise);
    pages = new CheckInPages(checkIns, parts, kit.live(), frame);
    var letIn = new WalkIns(kit.db(), arenas, parts, letters, kit.live(), kit.clock());
    walkIns = new WalkInPages(letIn, parts, kit.site(), kit.templates());
  }

  /** Sockets pass no other gate. */
  void guard(JavalinConfig config) {
    pages.guard(config);
  }

  void routes() {
    pages.routes();
    walkIns.routes();
  }
}
