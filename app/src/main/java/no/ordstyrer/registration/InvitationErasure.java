package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.mail.LetterErasure;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/** Forgets who was invited, and keeps how many. */
public final class InvitationErasure {
  private final Clock clock;

  public InvitationErasure(Clock clock) {
    this.clock = clock;
  }

  /** Everybody who was invited to a series. Answers how many that were. */
  public int ofSeries(Handle handle, SeriesId series) {
    var store = handle.attach(InvitationErasureStore.class);
    store.imports(series);
    return forget(handle, store.ofSeries(series));
  }

  /** One person, because she says so: also the letters to her. */
  int one(Handle handle, InvitationId id) {
    new LetterErasure().ofReason(handle, "invitation:" + id.value() + ":");
    return forget(handle, List.of(id));
  }

  private int forget(Handle handle, List<InvitationId> ids) {
    var store = handle.attach(InvitationErasureStore.class);
    store.blurHistory(values(ids));
    return store.blur(values(ids), clock.instant());
  }

  private static List<Long> values(List<InvitationId> ids) {
    return ids.stream().map(InvitationId::value).toList();
  }

  /** What was written down of a person who registered, to invite her. */
  public static final class Own implements OwnData.Elsewhere {
    private final InvitationErasure erasure;

    public Own(InvitationErasure erasure) {
      this.erasure = erasure;
    }

    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      var store = handle.attach(InvitationErasureStore.class);
      return store.kept(values(store.of(whose))).stream()
          .map(kept ->
              new OwnData.Written(
                  "INVITATION",
                  kept.state().name(),
                  kept.since().toString(),
                  Stream.of(kept.name(), kept.email(), kept.organisation())
                      .filter(words -> !words.isEmpty())
                      .collect(Collectors.joining(", "))))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(InvitationErasureStore.class).of(whose).stream()
          .mapToInt(id -> erasure.one(handle, id))
          .sum();
    }
  }
}
