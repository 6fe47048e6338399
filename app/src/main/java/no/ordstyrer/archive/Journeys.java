package no.ordstyrer.archive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.archive.Journey.Speaking;
import no.ordstyrer.archive.Journey.Spoken;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.poll.Poll;
import no.ordstyrer.poll.PollResult;
import no.ordstyrer.question.Lineage;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.room.PartTimeline.Recording;
import no.ordstyrer.room.Recordings;
import no.ordstyrer.room.Voices;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;

/** Reads a series as one conversation. What a voice does not tell the viewer is not in it. */
public final class Journeys {
  private final Parts parts;
  private final Voices voices;
  private final Lineage lineage;
  private final DebateResults results;
  private final Promises promises;
  private final Recordings recordings;
  private final Attendances attendances;

  public Journeys(
      Parts parts,
      Voices voices,
      Lineage lineage,
      DebateResults results,
      Promises promises,
      Recordings recordings,
      Attendances attendances) {
    this.parts = parts;
    this.voices = voices;
    this.lineage = lineage;
    this.results = results;
    this.promises = promises;
    this.recordings = recordings;
    this.attendances = attendances;
  }

  public Journey of(Viewer viewer, SeenSeries seen) {
    var shown =
        parts.shownTo(viewer, seen).stream().sorted(Comparator.comparingInt(Part::number)).toList();
    var debates = results.states(seen.series().id());
    var visible = shown.stream().map(Part::id).collect(Collectors.toSet());
    return new Journey(
        seen,
        shown,
        QuestionThread.of(voices.questions().published(shown), lineage.of(seen.series().id())),
        lineage.voters(shown),
        voices.stances().revealed(seen, shown),
        polls(shown),
        speaking(viewer, seen, shown, debates),
        promises.ofSeries(seen.series().id()).stream()
            .filter(promise -> visible.contains(promise.partId()))
            .toList(),
        recordings(shown),
        unpublished(shown, debates),
        seen.standing().seesFigures() ? attendances.turnout(seen) : null);
  }

  /** Said alike apart from case and spaces. */
  private List<RepeatedPoll> polls(List<Part> shown) {
    var places = shown.stream().collect(Collectors.toMap(Part::id, Function.identity()));
    var repeated =
        voices.polls().polled(shown.stream().map(Part::id).toList()).stream()
            .collect(
                Collectors.groupingBy(Journeys::words, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .filter(polls -> polls.stream().map(Poll::partId).distinct().count() > 1)
            .toList();
    var results = voices.polls().told(repeated.stream().flatMap(List::stream).toList());
    return repeated.stream().map(polls -> repeated(polls, places, results)).toList();
  }

  private static String words(Poll poll) {
    return poll.question().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static RepeatedPoll repeated(
      List<Poll> polls, Map<PartId, Part> places, Map<Poll, PollResult> results) {
    var last = polls.getLast();
    return new RepeatedPoll(
        last.question(),
        last.language(),
        polls.stream()
            .flatMap(poll ->
                Stream.ofNullable(results.get(poll))
                    .map(result ->
                        new RepeatedPoll.Time(
                            Objects.requireNonNull(places.get(poll.partId())), result)))
            .toList());
  }

  private static List<Part> unpublished(List<Part> shown, Map<PartId, Debate.State> debates) {
    return shown.stream()
        .filter(part -> part.state() == Part.State.ENDED)
        .filter(part ->
            debates.getOrDefault(part.id(), Debate.State.PUBLISHED) != Debate.State.PUBLISHED)
        .toList();
  }

  private Speaking speaking(
      Viewer viewer, SeenSeries seen, List<Part> shown, Map<PartId, Debate.State> states) {
    var spoke =
        results.spoke(
            shown.stream()
                .flatMap(part ->
                    Stream.ofNullable(states.get(part.id()))
                        .flatMap(state -> debate(viewer, seen.part(part), state).stream()))
                .toList());
    return new Speaking(
        sum(
            spoke.stream()
                .map(one -> new Spoken(one.name(), one.organisation(), one.time(), one.turns()))),
        sum(
            spoke.stream()
                .filter(one -> !one.organisation().isEmpty())
                .map(one -> new Spoken(one.organisation(), "", one.time(), one.turns()))),
        spoke.stream().anyMatch(one -> !one.open()));
  }

  /** A chair has her rights on a part, not on the series. */
  private Optional<Seen> debate(Viewer viewer, Seen seen, Debate.State state) {
    return switch (state) {
      case PUBLISHED -> Optional.of(seen);
      case ENDED -> viewer.staff().map(_ -> parts.seenBy(viewer, seen.part().id()));
      case DRAFT, GREEN_ROOM, LIVE, INTERMISSION, CLOSING -> Optional.empty();
    };
  }

  private static List<Spoken> sum(Stream<Spoken> spoken) {
    var sums = new LinkedHashMap<String, Spoken>();
    spoken.forEach(one -> sums.merge(one.name() + "\n" + one.organisation(), one, Spoken::with));
    return List.copyOf(sums.values());
  }

  private Map<PartId, Recording> recordings(List<Part> shown) {
    var begins = recordings.begins(shown);
    var found = new HashMap<PartId, Recording>();
    for (var part : shown) {
      var recording = Recording.of(part, begins.get(part.id()));
      if (recording != null) {
        found.put(part.id(), recording);
      }
    }
    return found;
  }
}
