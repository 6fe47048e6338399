package no.ordstyrer;

import java.util.List;
import java.util.function.IntFunction;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Live;
import no.ordstyrer.poll.Ballot;
import no.ordstyrer.poll.Ballots;
import no.ordstyrer.poll.Poll;
import no.ordstyrer.poll.PollPlan;
import no.ordstyrer.poll.PollResult.Text;
import no.ordstyrer.poll.PollResults;
import no.ordstyrer.poll.Polls;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;

/** A poll of each kind, asked and answered. */
final class DemoPolls {
  private final Parts parts;
  private final Polls polls;
  private final Ballots ballots;
  private final PollResults results;

  DemoPolls(
      Jdbi db,
      Arenas arenas,
      Parts parts,
      Registrations registrations,
      Live live,
      DemoHouse.Time time) {
    this.parts = parts;
    polls = new Polls(db, arenas, live, time);
    ballots = new Ballots(db, registrations, live);
    results = new PollResults(db, polls, ballots, registrations, live);
  }

  /**
   * What is asked in each part.
   *
   * @param parts the polls of each, in order
   */
  record Script(List<List<Scripted>> parts) {}

  /**
   * A poll, and what becomes of it.
   *
   * @param answers of the attendees in their order: positions, or words
   */
  record Scripted(
      Poll.Kind kind,
      String question,
      List<String> options,
      int least,
      int most,
      Poll.Visibility visibility,
      Poll.State state,
      List<List<String>> answers) {}

  /** {@code attendee}: by her place in the list of guests. */
  void ask(Viewer moderator, Part part, List<Scripted> script, IntFunction<Viewer> attendee) {
    var seen = parts.seenBy(moderator, part.id());
    for (var line : script) {
      var plan =
          new PollPlan(
              line.kind(),
              line.question(),
              line.options(),
              line.least(),
              line.most(),
              line.visibility());
      var number = polls.create(moderator, seen, plan).number();
      if (line.state() == Poll.State.DRAFT) {
        continue;
      }
      act(moderator, seen, number, Poll.Act.OPEN);
      for (var i = 0; i < line.answers().size(); i++) {
        var viewer = attendee.apply(i);
        ballots.cast(viewer, parts.seenBy(viewer, part.id()), number, ballot(line, i));
      }
      read(moderator, seen, number);
      if (line.state() != Poll.State.OPEN) {
        act(moderator, seen, number, Poll.Act.CLOSE);
      }
      if (line.state() == Poll.State.REVEALED) {
        act(moderator, seen, number, Poll.Act.REVEAL);
      }
    }
  }

  /** Shows what was written; the latest of it still waits for somebody to look at it. */
  private void read(Viewer moderator, Seen seen, int number) {
    var poll = polls.find(seen, number);
    var texts = results.ofTheHouse(seen, poll).texts();
    for (var text : texts.subList(0, Math.max(0, texts.size() - 1))) {
      results.turn(moderator, seen, number, text.id(), text.rev(), Text.State.SHOWN);
    }
  }

  private void act(Viewer moderator, Seen seen, int number, Poll.Act act) {
    polls.act(moderator, seen, number, polls.find(seen, number).rev(), act);
  }

  private static Ballot ballot(Scripted line, int voter) {
    var answers = line.answers().get(voter);
    return line.kind().written()
        ? new Ballot(1, 1, List.of(), answers)
        : new Ballot(1, 1, answers.stream().map(Integer::valueOf).toList(), List.of());
  }
}
