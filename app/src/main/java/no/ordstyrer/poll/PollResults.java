package no.ordstyrer.poll;

import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.poll.PollResult.Text;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the ballots came to, apart from the polls: each result has its own rule of who may see it
 * when, and this is the only way to it.
 */
public final class PollResults {
  private final Jdbi db;
  private final Polls polls;
  private final Ballots ballots;
  private final Registrations registrations;
  private final PollTelling telling;

  public PollResults(
      Jdbi db, Polls polls, Ballots ballots, Registrations registrations, Live live) {
    this.db = db;
    this.polls = polls;
    this.ballots = ballots;
    this.registrations = registrations;
    this.telling = new PollTelling(live);
  }

  /** The polls of a part as the viewer sees them. */
  public PollList list(Viewer viewer, Seen seen) {
    var attendee = registrations.attending(viewer, seen.part());
    return new PollList(
        attendee.isPresent(),
        polls.met(seen.part().id()).stream()
            .map(poll -> {
              var own = attendee.flatMap(who -> ballots.own(who, poll));
              return new PollList.Shown(poll, own.orElse(null), seenBy(poll, own).orElse(null));
            })
            .toList());
  }

  /** What the audience's screen shows: the poll, and the result that everybody may see. */
  public Optional<PollList.Shown> staged(PartId part) {
    return polls.staged(part).map(poll -> new PollList.Shown(poll, null, shown(poll).orElse(null)));
  }

  /** What is public of the part's polls, once they are over. */
  public List<PollResult> told(PartId part) {
    return List.copyOf(told(polls.told(part)).values());
  }

  /** What is public of several polls that are over, in their order. */
  public Map<Poll, PollResult> told(List<Poll> asked) {
    var told = asked.stream().filter(poll -> !poll.open() && poll.resultIsPublic()).toList();
    return told.isEmpty() ? Map.of() : db.withHandle(handle -> over(handle, told));
  }

  /** In so many statements, however many they are. */
  private static Map<Poll, PollResult> over(Handle handle, List<Poll> polls) {
    var ids = polls.stream().map(poll -> poll.id().value()).toList();
    var rounds = polls.stream().map(Poll::round).toList();
    var store = handle.attach(ResultStore.class);
    var sums = store.sums(ids, rounds).stream().collect(groupingBy(ResultStore.Summed::pollId));
    var texts =
        store.written(ids, rounds).stream().collect(groupingBy(ResultStore.Written::pollId));
    var groups =
        handle.attach(GroupStore.class).left(ids, rounds).stream()
            .collect(groupingBy(GroupStore.Left::pollId));
    var results = new LinkedHashMap<Poll, PollResult>();
    for (var poll : polls) {
      var id = poll.id();
      results.put(
          poll,
          new PollResult(
                  poll,
                  sums.getOrDefault(id, List.of()).stream().map(ResultStore.Summed::row).toList(),
                  texts.getOrDefault(id, List.of()).stream()
                      .map(ResultStore.Written::text)
                      .toList(),
                  Groups.of(groups.getOrDefault(id, List.of())).orElse(null))
              .forEverybody());
    }
    return results;
  }

  /** The polls of several parts whose result is public, part by part; {@link #told} has those. */
  public List<Poll> polled(List<PartId> parts) {
    return polls.told(parts);
  }

  /** The result, when everybody may see it. */
  public Optional<PollResult> shown(Poll poll) {
    return poll.resultIsPublic() ? Optional.of(read(poll).forEverybody()) : Optional.empty();
  }

  /** The result for those who work with the poll. */
  public PollResult ofTheHouse(Seen seen, Poll poll) {
    Polls.mustWork(seen);
    return ofTheHouse(poll);
  }

  /** Of what is still being answered the texts alone, which somebody has to look at. */
  PollResult ofTheHouse(Poll poll) {
    var result = read(poll);
    return poll.resultIsForTheHouse()
        ? result
        : new PollResult(poll, List.of(), poll.kind().written() ? result.texts() : List.of(), null);
  }

  /** Shows or hides something written. */
  public PollMoved turn(Viewer viewer, Seen seen, int number, long text, int rev, Text.State to) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var poll =
          handle.attach(PollStore.class).find(seen.part().id(), number).orElseThrow(NotFound::new);
      var store = handle.attach(ResultStore.class);
      var there = store.hold(poll.id(), text).orElseThrow(NotFound::new);
      if (there.state() == to) {
        return new PollMoved.Done(poll);
      }
      if (there.rev() != rev) {
        return new PollMoved.Stale(poll);
      }
      store.turn(text, to, by);
      polls.note(handle, viewer, seen, to == Text.State.SHOWN ? "show" : "hide", poll.number());
      telling.texts(handle, poll);
      return new PollMoved.Done(poll);
    });
  }

  private Optional<PollResult> seenBy(Poll poll, Optional<Ballot> own) {
    return own.isPresent() && poll.resultIsForThoseWhoAnswered()
        ? Optional.of(read(poll).forEverybody())
        : shown(poll);
  }

  private PollResult read(Poll poll) {
    return db.withHandle(handle -> {
      var store = handle.attach(ResultStore.class);
      return new PollResult(
          poll,
          store.rows(poll.id(), poll.round()),
          store.texts(poll.id(), poll.round()),
          Groups.of(handle.attach(GroupStore.class), poll, poll.round()).orElse(null));
    });
  }
}
