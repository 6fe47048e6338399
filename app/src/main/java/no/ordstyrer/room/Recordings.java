package no.ordstyrer.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** When the recording of a part begins, on the clock of the room. */
public final class Recordings {
  private final Jdbi db;
  private final Arenas arenas;

  public Recordings(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  public Optional<Instant> begins(PartId part) {
    return db.withExtension(RecordingStore.class, store -> store.begins(part));
  }

  /** Of several parts at once, as far as it is known. */
  public Map<PartId, Instant> begins(List<Part> parts) {
    var ids = parts.stream().map(part -> part.id().value()).toList();
    return db.withExtension(RecordingStore.class, store -> store.begins(ids)).stream()
        .collect(Collectors.toMap(RecordingStore.Start::partId, RecordingStore.Start::at));
  }

  /** {@code at} is null when it is not known after all. */
  public void begin(Viewer viewer, Seen seen, @Nullable Instant at) {
    if (!mayBegin(seen)) {
      throw new NotFound();
    }
    db.useTransaction(handle -> {
      var store = handle.attach(RecordingStore.class);
      var part = seen.part().id();
      if (at == null) {
        store.forget(part);
      } else {
        store.begin(part, at);
      }
      arenas.note(handle, viewer, seen.arena().id(), "room.recording", "part:" + part.value(), "");
    });
  }

  static boolean mayBegin(Seen seen) {
    return seen.standing().keepsRoom() || seen.standing().chairs();
  }
}
