package no.ordstyrer;

import java.time.LocalDate;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.Promise;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.panel.StancePlan;
import no.ordstyrer.panel.StancePlans;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.panel.Turn;
import no.ordstyrer.panel.TurnDone;
import no.ordstyrer.panel.TurnWanted;
import no.ordstyrer.panel.Turns;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/** The debate of the series that is over: who spoke, where people stood, what was promised. */
final class DemoDebate {
  private final DemoHouse house;
  private final DemoTalk talk;
  private final Script script;
  private final int guests;
  private final Debates debates;
  private final Stances stances;

  /** {@code guests}: how many answer. */
  DemoDebate(DemoHouse house, DemoTalk talk, Script script, int guests) {
    this.house = house;
    this.talk = talk;
    this.script = script;
    this.guests = guests;
    var live = new Live(house.db(), house.time());
    debates = new Debates(house.db(), live, house.time());
    stances = new Stances(house.db(), live, house.time());
  }

  /**
   * What is told of it.
   *
   * @param stands the answers of the guests in their order, round by round: positions, 0 for none
   */
  record Script(
      String question,
      List<String> options,
      String motion,
      List<List<Integer>> stands,
      List<Spoken> turns,
      List<Promised> promises) {}

  record Spoken(String name, Turn.Kind kind, int seconds) {}

  /**
   * A promise.
   *
   * @param days from the debate until it is due
   * @param kept what came of it; null while it is open
   */
  record Promised(String words, String owner, int days, @Nullable String kept) {}

  /** The stance question is there when people register: they say where they stand before. */
  void prepare(Viewer organiser, List<Part> parts) {
    var debate = parts.getLast();
    var live = new Live(house.db(), house.time());
    new StancePlans(house.db(), debates, live, house.time())
        .save(
            organiser,
            talk.seenBy(organiser, debate),
            new StancePlan(
                script.question(),
                script.options(),
                parts.stream().limit(parts.size() - 1L).skip(1).map(Part::id).toList(),
                Debate.Framing.EXPLORATORY,
                script.motion()),
            0,
            house.site().words(Language.NB));
    cast(debate, 0);
  }

  /** In the second part it is asked again, and at the end of the debate. */
  void round(Viewer organiser, Part debate, int place) {
    if (place > 0) {
      var rounds = stances.of(debate.id()).orElseThrow().rounds();
      stances.open(talk.seenBy(organiser, debate), rounds.get(place).id());
      cast(debate, place);
    }
  }

  private void cast(Part debate, int place) {
    var stance = stances.of(debate.id()).orElseThrow();
    var round = stance.rounds().get(place).id();
    for (var i = 0; i < guests; i++) {
      var position = script.stands().get(place).get(i);
      if (position > 0) {
        stances.cast(talk.person(debate, i), stance, round, position);
      }
    }
  }

  /** Everybody speaks, by the script. */
  void hold(Viewer organiser, Viewer chair, Part debate) {
    move(organiser, debate, Debate.State.GREEN_ROOM);
    move(organiser, debate, Debate.State.LIVE);
    var turns = new Turns(house.db(), new Live(house.db(), house.time()), house.time());
    var seen = talk.seenBy(chair, debate);
    for (var spoken : script.turns()) {
      var seat =
          house
              .db()
              .withExtension(DemoStore.class, store -> store.seat(debate.id(), spoken.name()));
      var wanted = new TurnWanted(seat, null, spoken.kind(), null, null, null);
      if (turns.give(chair, seen, wanted, null) instanceof TurnDone.Now(var turn) && turn != null) {
        house.time().set(house.time().instant().plusSeconds(spoken.seconds()));
        turns.finish(chair, seen, turn.id(), null);
      }
    }
  }

  /** Promises are written down, the stance is revealed, and the results are for everybody. */
  void publish(Viewer organiser, Part debate) {
    var seen = talk.seenBy(organiser, debate);
    move(organiser, debate, Debate.State.CLOSING);
    move(organiser, debate, Debate.State.ENDED);
    var promises = new Promises(house.db(), house.time());
    var day = LocalDate.ofInstant(DemoTalk.begins(debate), seen.arena().zone());
    for (var promised : script.promises()) {
      promises.make(
          seen,
          new Promise.Draft(
              promised.words(), promised.owner(), day.plusDays(promised.days()), null));
    }
    var made = promises.of(debate.id());
    for (var i = 0; i < made.size(); i++) {
      var kept = script.promises().get(i).kept();
      if (kept != null) {
        promises.keep(seen, made.get(i).id(), kept);
      }
    }
    stances.close(seen, stances.of(debate.id()).orElseThrow().rounds().getLast().id());
    stances.reveal(seen);
    move(organiser, debate, Debate.State.PUBLISHED);
  }

  private void move(Viewer organiser, Part debate, Debate.State to) {
    debates.move(organiser, talk.seenBy(organiser, debate), null, to);
  }
}
