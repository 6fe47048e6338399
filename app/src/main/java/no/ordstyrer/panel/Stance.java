package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * A question put to the audience before and after the debate. Nothing of it is shown until the last
 * round has closed and it is revealed.
 *
 * @param partId the debate in which it ends
 */
public record Stance(
    StanceId id,
    PartId partId,
    String question,
    @Nullable Instant revealedAt,
    List<Option> options,
    List<Round> rounds) {

  public Stance {
    options = List.copyOf(options);
    rounds = List.copyOf(rounds);
  }

  /** One position that one may take, in order from 1. */
  public record Option(int position, String words) {}

  /**
   * One time that it is asked.
   *
   * @param partId the part in which, null for at registration
   * @param label what that part is called, empty for at registration
   * @param hidden whether that part is for those who were asked to it alone
   */
  public record Round(
      StanceRoundId id,
      Kind kind,
      @Nullable Long partId,
      String label,
      boolean hidden,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt) {

    /** When in the series it is asked. */
    public enum Kind {
      PRE,
      BETWEEN,
      POST
    }

    public boolean open() {
      return openedAt != null && closedAt == null;
    }

    public boolean over() {
      return closedAt != null;
    }
  }

  public Optional<Round> openRound() {
    return rounds.stream().filter(Round::open).findFirst();
  }

  public String words(int position) {
    return options.get(position - 1).words();
  }

  /**
   * {@code Under Webinar 1}; an earlier part that is hidden is not named, whoever reads. The last
   * round belongs to the debate itself and names no part.
   */
  public String label(Round round, Messages t) {
    return round.hidden() && round.kind() == Round.Kind.BETWEEN
        ? t.say("stance.round.hidden")
        : t.say("stance.round." + round.kind(), round.label());
  }

  /** The round that is open and asked in this part: the first and the last in the debate itself. */
  public Optional<Round> openIn(PartId part) {
    return openRound()
        .filter(
            round -> round.partId() == null ? part.equals(partId) : round.partId() == part.value());
  }

  /** Whether everything has been asked, so that it may be revealed. */
  public boolean ready() {
    return revealedAt == null && rounds.getLast().over();
  }

  public boolean revealed() {
    return revealedAt != null;
  }
}
