package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/** Who took part in rooms, and what was put upon whom: that it was done stays, whom it met goes. */
public final class SanctionErasure implements OwnData.Elsewhere {

  /** The numbers of those who took part, and the words with what was put upon them. */
  public int ofSeries(Handle handle, SeriesId series) {
    var store = handle.attach(SanctionErasureStore.class);
    store.words(series);
    return store.participants(series);
  }

  /** Who of the staff did it, before {@code moment}. */
  public int actors(Handle handle, Instant moment) {
    return handle.attach(SanctionErasureStore.class).actors(moment);
  }

  /** What was put upon her, and why; never by whom. */
  @Override
  public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
    return handle.attach(SanctionErasureStore.class).of(whose).stream()
        .map(row -> new OwnData.Written("SANCTION", row.kind(), row.at().toString(), row.reason()))
        .toList();
  }

  @Override
  public int forget(Handle handle, RegistrationId whose) {
    var store = handle.attach(SanctionErasureStore.class);
    store.wordsOf(whose);
    return store.participant(whose);
  }
}
