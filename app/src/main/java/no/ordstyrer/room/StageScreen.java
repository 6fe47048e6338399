package no.ordstyrer.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.panel.Floor;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.StageScene;
import no.ordstyrer.panel.StageScene.Kind;
import no.ordstyrer.panel.StageScenes;
import no.ordstyrer.panel.StageStrip;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.poll.Poll;
import no.ordstyrer.poll.PollList;
import no.ordstyrer.question.Question;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.ProgrammeItem;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import org.jspecify.annotations.Nullable;

/**
 * Draws the audience's screen: what the producer chose, of what a guest may see. A scene that has
 * nothing to show falls back: a question to the title of the part, a result that is not shown yet
 * to its ballot.
 */
public final class StageScreen {
  private final Shown shown;
  private final Stages stages;
  private final RoomPages.Frame frame;
  private final Clock clock;

  /** What may be on the screen. */
  public record Shown(StageScenes scenes, Floors floors, Voices voices, Programmes programmes) {}

  public StageScreen(Shown shown, Stages stages, RoomPages.Frame frame, Clock clock) {
    this.shown = shown;
    this.stages = stages;
    this.frame = frame;
    this.clock = clock;
  }

  /**
   * One scene, with all that it needs and nothing else.
   *
   * @param kind {@code held}, {@code idle}, {@code question}, {@code poll}, {@code stance}, {@code
   *     join}, {@code agenda}, {@code speaker} or {@code blank}
   * @param held what a pause picture says, or empty
   * @param code path of the picture that leads to the room
   * @param address of the room, without the scheme
   */
  public record Picture(
      String kind,
      Seen seen,
      Asked asked,
      @Nullable Floor floor,
      List<ProgrammeItem.Timed> programme,
      StageStrip strip,
      String held,
      String code,
      String address,
      Instant now) {

    /** Whether the way in stands beside it. */
    public boolean leadsIn() {
      return List.of("idle", "question", "poll", "stance").contains(kind);
    }

    /** Whether it says who has the floor. */
    public boolean saysWho() {
      return leadsIn() || kind.equals("speaker");
    }
  }

  /** What is asked of the audience, or was: one of them at the most is on the screen. */
  public record Asked(
      @Nullable Question question, PollList.@Nullable Shown poll, @Nullable StanceAsked stance) {
    static final Asked NOTHING = new Asked(null, null, null);

    String kind() {
      return stance != null
          ? "stance"
          : poll != null ? "poll" : question != null ? "question" : "idle";
    }
  }

  /** What people feel, for the foot of the screen. */
  ReactionList reactions(PartId part) {
    return shown.voices().reactions().of(part);
  }

  /** The screen as it is now; one root element, {@code id="stage"}. */
  public String html(Seen seen) {
    var part = seen.part().id();
    var scene = shown.scenes().of(part);
    var strip = shown.scenes().strip(part);
    return draw(seen, scene.scene(), scene, strip);
  }

  /** As it would be with another scene and with the name that is made ready. */
  public String html(Seen seen, Kind kind) {
    var part = seen.part().id();
    return draw(seen, kind, null, shown.scenes().strip(part).asShown());
  }

  private String draw(Seen seen, Kind kind, @Nullable StageScene scene, StageStrip strip) {
    var t = frame.site().words(language(seen));
    var held = scene != null && scene.held();
    var asked = held ? Asked.NOTHING : asked(seen, kind);
    var part = seen.part().id();
    var view =
        new Picture(
            held ? "held" : word(kind, asked),
            seen,
            asked,
            shown.floors().of(part).orElse(null),
            kind == Kind.AGENDA && !held ? shown.programmes().of(seen) : List.of(),
            strip,
            held && scene != null ? scene.heldWords() : "",
            stages.code(part),
            frame.site().link(seen.path()).replaceFirst("^https?://", ""),
            clock.instant());
    return frame.templates().roomScene(t, new Dates(language(seen)), view).render();
  }

  private static String word(Kind kind, Asked asked) {
    return switch (kind) {
      case AUTOMATIC, QUESTION, BALLOT, RESULT -> asked.kind();
      case JOIN -> "join";
      case AGENDA -> "agenda";
      case SPEAKER -> "speaker";
      case BLANK -> "blank";
    };
  }

  private Asked asked(Seen seen, Kind kind) {
    var part = seen.part().id();
    return switch (kind) {
      case AUTOMATIC -> newest(seen);
      case QUESTION -> new Asked(shown.voices().questions().live(part).orElse(null), null, null);
      case BALLOT -> ballot(seen);
      case RESULT -> result(seen);
      case JOIN, AGENDA, SPEAKER, BLANK -> Asked.NOTHING;
    };
  }

  /** What was taken up last is shown. */
  private Asked newest(Seen seen) {
    var part = seen.part().id();
    var question = shown.voices().questions().live(part);
    var poll = shown.voices().polls().staged(part);
    var asked = later(poll, stance(seen));
    var since = since(asked);
    var live = question.map(Question::liveAt);
    if (question.isPresent()
        && (since == null || live.map(at -> !since.isAfter(at)).orElse(false))) {
      return new Asked(question.get(), null, null);
    }
    return asked;
  }

  private Optional<StanceAsked> stance(Seen seen) {
    return shown.voices().stances().asked(seen, null).filter(asked -> asked.since() != null);
  }

  /** What can be answered, and nothing of what came of it: what is on the screen before others. */
  private Asked ballot(Seen seen) {
    var staged = shown.voices().polls().staged(seen.part().id());
    var poll =
        staged
            .filter(one -> one.poll().open())
            .or(() -> polls(seen).stream().filter(one -> one.poll().open()).findFirst())
            .or(() -> staged)
            .map(one -> new PollList.Shown(one.poll(), null, null));
    return later(
        poll, stance(seen).filter(asked -> asked.round() != null && !asked.stance().revealed()));
  }

  /** What everybody may see of the poll on the screen, else of the last one that has a result. */
  private Asked result(Seen seen) {
    var poll =
        shown
            .voices()
            .polls()
            .staged(seen.part().id())
            .or(() -> polls(seen).stream().filter(one -> one.result() != null).findFirst());
    var asked = later(poll, stance(seen).filter(one -> one.result() != null));
    return asked.equals(Asked.NOTHING) ? ballot(seen) : asked;
  }

  /** As a guest sees them, the newest first. */
  private List<PollList.Shown> polls(Seen seen) {
    return shown.voices().polls().list(Viewer.GUEST, seen).polls().reversed();
  }

  private static Asked later(Optional<PollList.Shown> poll, Optional<StanceAsked> stance) {
    var alone = new Asked(null, poll.orElse(null), null);
    var since = since(alone);
    return stance
        .filter(asked -> since == null || (asked.since() != null && asked.since().isAfter(since)))
        .map(asked -> new Asked(null, null, asked))
        .orElse(alone);
  }

  private static @Nullable Instant since(Asked asked) {
    return Stream.of(
            Optional.ofNullable(asked.poll()).map(PollList.Shown::poll).map(StageScreen::since),
            Optional.ofNullable(asked.stance()).map(StanceAsked::since))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static Instant since(Poll poll) {
    return Objects.requireNonNullElse(poll.stagedAt(), poll.changedAt());
  }

  /** The screen speaks the language of what is shown on it. */
  static Language language(Seen seen) {
    return seen.series().speaks();
  }
}
