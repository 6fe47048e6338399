package no.ordstyrer.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One dated happening of a series.
 *
 * @param number its place in the series and in its address ({@code …/del-1})
 * @param startsAt null when it is known only to the day, in words, or not yet
 * @param day the date when no time of day is known
 * @param whenText when, in words, when no date is known
 * @param capacity null for unlimited
 * @param hiddenAt since when only those who are invited learn of it; null when everybody does
 * @param videoUrl https; only for confirmed people from {@link #VIDEO_OPENS} before the start
 */
public record Part(
    PartId id,
    SeriesId seriesId,
    int number,
    Kind kind,
    Venue venue,
    String label,
    String theme,
    String description,
    String place,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable LocalDate day,
    String whenText,
    @Nullable Integer capacity,
    @Nullable String videoUrl,
    boolean videoEmbed,
    @Nullable String recordingUrl,
    String summary,
    boolean captions,
    boolean interpreter,
    @Nullable Instant liveAt,
    @Nullable Instant endedAt,
    @Nullable Instant postponedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelledWhy,
    @Nullable Instant hiddenAt,
    int rev) {

  /** How long before the start the video's address is shown to confirmed people. */
  public static final Duration VIDEO_OPENS = Duration.ofMinutes(30);

  /** A part left live closes itself so long after its planned end. */
  public static final Duration CLOSES_ITSELF = Duration.ofHours(6);

  /** What happens there. */
  public enum Kind {
    WEBINAR,
    PANEL_DEBATE,
    WORKSHOP,
    MEETING
  }

  /** Where it happens. */
  public enum Venue {
    ONLINE,
    PLACE,
    HYBRID
  }

  /** Where it stands; derived from the moments. */
  public enum State {
    SCHEDULED,
    LIVE,
    ENDED,
    POSTPONED,
    CANCELLED
  }

  /** Only those who are invited learn of it. */
  public boolean hidden() {
    return hiddenAt != null;
  }

  public State state() {
    if (cancelledAt != null) {
      return State.CANCELLED;
    }
    if (endedAt != null) {
      return State.ENDED;
    }
    if (liveAt != null) {
      return State.LIVE;
    }
    return postponedAt == null ? State.SCHEDULED : State.POSTPONED;
  }

  /** The same part as it would be after a change that is only thought of. */
  public Part as(When when, @Nullable Instant postponed, @Nullable Instant cancelled, String why) {
    return as(when, venue, place, new Ends(postponed, cancelled, cancelled == null ? null : why));
  }

  /** The same part somewhere else. */
  public Part at(Venue otherVenue, String otherPlace) {
    return as(when(), otherVenue, otherPlace, new Ends(postponedAt, cancelledAt, cancelledWhy));
  }

  private record Ends(
      @Nullable Instant postponed, @Nullable Instant cancelled, @Nullable String why) {}

  private Part as(When when, Venue where, String placeThere, Ends ends) {
    var columns = PartPlan.Columns.of(when);
    return new Part(
        id,
        seriesId,
        number,
        kind,
        where,
        label,
        theme,
        description,
        placeThere,
        columns.startsAt(),
        columns.endsAt(),
        columns.day(),
        columns.whenText(),
        capacity,
        videoUrl,
        videoEmbed,
        recordingUrl,
        summary,
        captions,
        interpreter,
        liveAt,
        endedAt,
        ends.postponed(),
        ends.cancelled(),
        ends.why(),
        hiddenAt,
        rev);
  }

  /** When it happens, as exactly as anybody knows. */
  public When when() {
    if (startsAt != null && endsAt != null) {
      return new When.At(startsAt, endsAt);
    }
    if (day != null) {
      return new When.On(day);
    }
    return whenText.isEmpty() ? new When.Open() : new When.InWords(whenText);
  }

  /** Whether it is still to come or going on, so that one may register for it. */
  public boolean ahead(Instant now) {
    return switch (state()) {
      case SCHEDULED ->
          switch (when()) {
            case When.At(_, var end) -> now.isBefore(end);
            // A day is over when it is over everywhere.
            case When.On(var date) ->
                now.isBefore(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(-12)));
            case When.InWords _, When.Open _ -> true;
          };
      case LIVE, POSTPONED -> true;
      case ENDED, CANCELLED -> false;
    };
  }

  /** Whether confirmed people may see where the video is. */
  public boolean videoOpen(Instant now) {
    return state() == State.LIVE
        || (state() == State.SCHEDULED
            && startsAt != null
            && !now.isBefore(startsAt.minus(VIDEO_OPENS))
            && endsAt != null
            && now.isBefore(endsAt.plus(CLOSES_ITSELF)));
  }
}
