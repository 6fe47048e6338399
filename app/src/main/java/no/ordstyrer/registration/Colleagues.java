package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Several people registered in one go by one of them; each is written to, and each has her link.
 */
public final class Colleagues {
  /** As many as one form takes. */
  static final int MOST = 20;

  private final Jdbi db;
  private final Registrations registrations;

  public Colleagues(Jdbi db, Registrations registrations) {
    this.db = db;
    this.registrations = registrations;
  }

  /**
   * What each is told, in the order of the wishes; or one answer for all, when nothing was done.
   * They are told what they would be if nobody knew any of them: else the place of one would tell
   * whether the one before her was registered already.
   */
  public List<Registered> register(Viewer viewer, SeenSeries seen, List<Wish> wishes) {
    return Contention.inTransaction(db, handle -> register(handle, seen, wishes))
        .orElseGet(() -> List.of(new Registered.Busy()));
  }

  private List<Registered> register(Handle handle, SeenSeries seen, List<Wish> wishes) {
    var told = new ArrayList<Registered>();
    handle.savepoint("nobody");
    for (var wish : wishes) {
      var answer = registrations.register(handle, seen, wish.ofNobody(), false);
      if (!(answer instanceof Registered.Received || answer instanceof Registered.ByLetter)) {
        return List.of(answer);
      }
      told.add(answer);
    }
    handle.rollbackToSavepoint("nobody");
    wishes.forEach(wish -> registrations.register(handle, seen, wish, false));
    return told;
  }
}
