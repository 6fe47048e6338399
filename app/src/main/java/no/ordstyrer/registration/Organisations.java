package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.ordstyrer.arena.Arena;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Names of organisations that are offered to who registers, where the arena wants it. They help and
 * never bind: any text is an organisation. The register is asked by the server, at most once for
 * the same words; when it is slow or away, nobody waits and nothing is offered.
 */
public final class Organisations {
  /** How long an answer is good. */
  static final Duration KEPT = Duration.ofDays(30);

  /** How long the register is left alone after it has failed. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private static final int LEAST = 3;
  private static final int MOST = 60;

  private final Jdbi db;
  private final Register register;
  private final Clock clock;
  private final AtomicReference<Instant> awayUntil = new AtomicReference<>(Instant.MIN);

  public Organisations(Jdbi db, Register register, Clock clock) {
    this.db = db;
    this.register = register;
    this.clock = clock;
  }

  /** What the register says of some words; empty when it gave no answer at all. */
  public interface Register {
    Optional<List<Organisation>> find(String words);
  }

  /** An organisation as the register knows it. */
  public record Organisation(String number, String name) {
    /** For the eye: the number in threes. */
    public String spaced() {
      return new OrganisationNumber(number).spaced();
    }
  }

  /** At most eight; none when the arena offers nothing or too little is typed. */
  public List<Organisation> suggest(Arena arena, String typed) {
    var words = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (!arena.suggestsOrganisations() || words.length() < LEAST || words.length() > MOST) {
      return List.of();
    }
    if (OrganisationNumber.looksLikeOne(words) && OrganisationNumber.of(words).isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    return db.withExtension(OrganisationStore.class, store -> store.answer(words, now.minus(KEPT)))
        .map(Organisations::read)
        .orElseGet(() -> ask(words, now));
  }

  /** Answers older than {@code moment}. */
  public static int forget(Handle handle, Instant moment) {
    return handle.attach(OrganisationStore.class).forget(moment);
  }

  private List<Organisation> ask(String words, Instant now) {
    if (now.isBefore(awayUntil.get())) {
      return List.of();
    }
    var found = register.find(words);
    if (found.isEmpty()) {
      awayUntil.set(now.plus(LEFT_ALONE));
      return List.of();
    }
    db.useExtension(OrganisationStore.class, store -> store.keep(words, written(found.get()), now));
    return found.get();
  }

  private static String written(List<Organisation> found) {
    return String.join("\n", found.stream().map(one -> one.number() + " " + one.name()).toList());
  }

  private static List<Organisation> read(String kept) {
    return kept.lines()
        .map(line -> new Organisation(line.substring(0, 9), line.substring(10)))
        .toList();
  }
}
