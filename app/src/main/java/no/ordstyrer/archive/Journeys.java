package no.ordstyrer.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.archive.Journey.Answered;
import no.ordstyrer.archive.Journey.Repeated;
import no.ordstyrer.archive.Journey.Speaking;
import no.ordstyrer.archive.Journey.Spoken;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.DebateResult;
import no.ordstyrer.panel.DebateResults;
import no.ordstyrer.panel.Promises;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.question.Lineage;
import no.ordstyrer.question.Question;
import no.ordstyrer.room.PartTimeline.Recording;
import no.ordstyrer.room.Recordings;
import no.ordstyrer.room.Voices;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;

/** Reads a series as one conversation. What a voice does not tell the viewer is not in it. */
public final class Journeys {
  private final Parts parts;
  private final Voices voices;
  private final Lineage lineage;
  private final DebateResults results;
  private final Promises promises;
  private final Recordings recordings;

  public Journeys(
      Parts parts,
      Voices voices,
      Lineage lineage,
      DebateResults results,
      Promises promises,
      Recordings recordings) {
    this.parts = parts;
    this.voices = voices;
    this.lineage = lineage;
    this.results = results;
    this.promises = promises;
    this.recordings = recordings;
  }

  public Journey of(Viewer viewer, SeenSeries seen) {
    var shown =
        parts.shownTo(viewer, seen).stream().sorted(Comparator.comparingInt(Part::number)).toList();
    var published = new LinkedHashMap<Part, List<Question>>();
    shown.forEach(part -> published.put(part, voices.questions().published(part.id())));
    var visible = shown.stream().map(Part::id).collect(Collectors.toSet());
    return new Journey(
        seen,
        shown,
        QuestionThread.of(published, lineage.of(seen.series().id())),
        stances(seen, shown),
        polls(shown),
        speaking(viewer, shown),
        promises.ofSeries(seen.series().id()).stream()
            .filter(promise -> visible.contains(promise.partId()))
            .toList(),
        recordings(shown));
  }

  /** A question on where people stand belongs to one part, with rounds in others. */
  private List<StanceAsked> stances(SeenSeries seen, List<Part> shown) {
    return shown.stream()
        .flatMap(part -> voices.stances().asked(seen.part(part), null).stream())
        .filter(asked -> asked.result() != null)
        .toList();
  }

  /** Said alike apart from case and spaces. */
  private List<Repeated> polls(List<Part> shown) {
    var asked = new LinkedHashMap<String, List<Answered>>();
    for (var part : shown) {
      for (var result : voices.polls().told(part.id())) {
        var words = result.poll().question().strip().toLowerCase(Locale.ROOT);
        asked
            .computeIfAbsent(words.replaceAll("\\s+", " "), _ -> new ArrayList<>())
            .add(new Answered(part, result));
      }
    }
    return asked.values().stream()
        .filter(times -> times.stream().map(time -> time.part().id()).distinct().count() > 1)
        .map(times -> {
          var poll = times.getLast().result().poll();
          return new Repeated(poll.question(), poll.language(), times);
        })
        .toList();
  }

  /** A chair has her rights on a part, not on the series. */
  private Speaking speaking(Viewer viewer, List<Part> shown) {
    var debates =
        shown.stream()
            .flatMap(part -> results.shown(parts.seenBy(viewer, part.id())).stream())
            .toList();
    return new Speaking(
        sum(
            debates,
            result ->
                result.shares().stream()
                    .map(share ->
                        new Spoken(
                            share.name(), share.organisation(), share.spoken(), share.turns()))),
        sum(
            debates,
            result ->
                result.organisations().stream()
                    .map(share -> new Spoken(share.name(), "", share.spoken(), share.turns()))),
        debates.stream().anyMatch(result -> result.debate().state() != Debate.State.PUBLISHED));
  }

  private static List<Spoken> sum(
      List<DebateResult> debates, Function<DebateResult, Stream<Spoken>> of) {
    var sums = new LinkedHashMap<String, Spoken>();
    debates.stream()
        .flatMap(of)
        .forEach(one -> sums.merge(one.name() + "\n" + one.organisation(), one, Spoken::with));
    return List.copyOf(sums.values());
  }

  private Map<PartId, Recording> recordings(List<Part> shown) {
    var found = new HashMap<PartId, Recording>();
    for (var part : shown) {
      var recording = Recording.of(part, recordings.begins(part.id()).orElse(null));
      if (recording != null) {
        found.put(part.id(), recording);
      }
    }
    return found;
  }
}
