package no.ordstyrer.panel;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/**
 * Forgets where people stood. Once the result is revealed nobody can be found in it; until then her
 * ballots are hers to see and to take away.
 */
public final class StanceErasure implements OwnData.Elsewhere {
  /** What she has answered in rounds that are not yet revealed. No ballot has a time of its own. */
  @Override
  public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
    var store = handle.attach(StanceErasureStore.class);
    return store.keyed(whose).stream()
        .flatMap(round ->
            tag(handle, round, whose)
                .flatMap(tag -> store.answer(round.roundId(), tag))
                .map(words ->
                    new OwnData.Written(
                        "STANCE",
                        round.kind().name(),
                        round.openedAt().toString(),
                        round.question() + ": " + words))
                .stream())
        .toList();
  }

  @Override
  public int forget(Handle handle, RegistrationId whose) {
    var store = handle.attach(StanceErasureStore.class);
    return store.keyed(whose).stream()
        .mapToInt(round ->
            tag(handle, round, whose).map(tag -> store.forget(round.roundId(), tag)).orElse(0))
        .sum();
  }

  private static Optional<byte[]> tag(
      Handle handle, StanceErasureStore.Keyed round, RegistrationId whose) {
    return handle
        .attach(StanceStore.class)
        .key(round.stanceId())
        .map(key -> KeyedTag.of(key, whose.value()));
  }

  /** Questions that nobody revealed, with every ballot and the key: there is nothing to show. */
  public int unrevealed(Handle handle, SeriesId series) {
    return handle.attach(StanceErasureStore.class).unrevealed(series);
  }
}
