package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What people answered to the organiser's own fields. */
public final class Answers {
  /** An answer on its way in, to the version that was read. */
  public record Given(FieldId field, FieldVersionId version, List<String> words) {}

  /**
   * An answer with the question as it was put.
   *
   * @param version of the field, from 1
   * @param words one, or one for each of several choices
   */
  public record Answered(
      RegistrationId registrationId,
      FieldId fieldId,
      int version,
      String label,
      Instant at,
      List<String> words) {
    public String joined() {
      return String.join("; ", words);
    }
  }

  private final Jdbi db;
  private final Clock clock;

  public Answers(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Everybody's answers in a series, for its organisers. */
  public Map<RegistrationId, List<Answered>> of(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
    return db.withExtension(AnswerStore.class, store -> store.ofSeries(seen.series().id())).stream()
        .collect(Collectors.groupingBy(Answered::registrationId));
  }

  /** One person's, for herself. */
  public List<Answered> of(Story story) {
    return db.withExtension(AnswerStore.class, store -> store.of(story.registration().id()));
  }

  /** Puts {@code given} in the place of what she answered to {@code fields}; the rest stays. */
  public void change(Story story, List<Field> fields, List<Given> given) {
    var whose = story.registration().id();
    db.useTransaction(handle -> {
      var store = handle.attach(AnswerStore.class);
      fields.forEach(field -> store.takeBack(whose, field.id()));
      write(store, whose, given, clock.instant());
    });
  }

  /** Her answers from now on, within the caller's transaction. */
  public static void put(Handle handle, RegistrationId whose, List<Given> given, Instant now) {
    var store = handle.attach(AnswerStore.class);
    store.forget(whose);
    write(store, whose, given, now);
  }

  private static void write(
      AnswerStore store, RegistrationId whose, List<Given> given, Instant now) {
    for (var answer : given) {
      var id = store.insert(whose, answer.field(), answer.version(), now);
      for (var i = 0; i < answer.words().size(); i++) {
        store.value(id, i + 1, answer.words().get(i));
      }
    }
  }

  /** Forgets what was to be kept for at most {@code age} days. Answers how much that was. */
  public static int forgetDue(Handle handle, SeriesId series, int age) {
    return handle.attach(AnswerStore.class).forgetDue(series, age);
  }

  /** Forgets what people answered who are forgotten themselves. */
  public static int forgetErased(Handle handle, SeriesId series) {
    return handle.attach(AnswerStore.class).forgetErased(series);
  }

  /** What one person answered, to be told to her and forgotten with her. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(AnswerStore.class).of(whose).stream()
          .map(one -> new OwnData.Written("ANSWER", one.label(), one.at().toString(), one.joined()))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return handle.attach(AnswerStore.class).forget(whose);
    }
  }
}
