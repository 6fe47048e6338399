package no.ordstyrer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.EarlyQuestions;
import no.ordstyrer.registration.Answers;
import no.ordstyrer.registration.Aside;
import no.ordstyrer.registration.Field;
import no.ordstyrer.registration.Fields;
import no.ordstyrer.registration.Need;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.registration.PanelQuestions;
import no.ordstyrer.registration.Place;
import no.ordstyrer.series.SeenSeries;

/** What the demo's series asks of those who register, and what they say. */
final class DemoAsides {
  private static final int KEPT = 90;
  private static final List<String> SECTORS = List.of("Stat", "Fylke og kommune", "Annet");

  /** By the place of the attendee, from 0. */
  private static final Map<Integer, String> HOPES =
      Map.of(
          2, "At noen sier hva de vil gi fra seg.",
          6, "Hvordan vi kommer fra ord til budsjett.");

  private static final Map<Integer, Need.Said> NEEDS =
      Map.of(
          1, new Need.Said(List.of(Need.Kind.CAPTIONS), ""),
          4, new Need.Said(List.of(Need.Kind.SIGN_LANGUAGE), "Tolken bør kunne faguttrykkene."));

  private static final Map<Integer, String> TO_THE_PANEL =
      Map.of(3, "Hvem av dere går først når samarbeidet koster penger?");

  private final DemoHouse house;
  private final Fields fields;
  private final PanelQuestions panel;

  DemoAsides(DemoHouse house) {
    this.house = house;
    fields = new Fields(house.db(), house.arenas(), house.time());
    panel = new EarlyQuestions(house.db(), new Live(house.db(), house.time()), house.time());
  }

  void ask(Viewer organiser, SeenSeries seen) {
    var debate = house.parts().of(seen.series().id()).getLast().id();
    fields.add(
        organiser,
        seen,
        new Field.Plan(Field.Kind.CHOICE, null, KEPT, "Hvor kommer du fra?", "", false, SECTORS));
    fields.add(
        organiser,
        seen,
        new Field.Plan(
            Field.Kind.LONG,
            debate,
            KEPT,
            "Hva håper du at debatten svarer på?",
            "Ordstyreren leser svarene før debatten.",
            false,
            List.of()));
    fields.add(
        organiser,
        seen,
        new Field.Plan(
            Field.Kind.CONSENT,
            null,
            KEPT,
            "Jeg vil ha beskjed om neste serie",
            "",
            false,
            List.of()));
  }

  /** {@code guest}: her place among the attendees, from 0. */
  Aside of(SeenSeries seen, int guest) {
    var asked = fields.asked(seen.series().id());
    var given = new ArrayList<Answers.Given>();
    for (var field : asked) {
      var words = words(field, guest);
      if (!words.isEmpty()) {
        given.add(new Answers.Given(field.id(), field.versionId(), List.of(words)));
      }
    }
    var question = TO_THE_PANEL.get(guest);
    return (handle, whose, told, now) -> {
      Answers.put(handle, whose.id(), given, now);
      Needs.put(handle, whose.id(), NEEDS.getOrDefault(guest, Need.Said.NOTHING), now);
      if (question != null) {
        var debate = told.getLast();
        if (!(debate.place() instanceof Place.Over)) {
          panel.put(handle, debate.part(), whose, new PanelQuestions.Words(question, false));
        }
      }
    };
  }

  private static String words(Field field, int guest) {
    return switch (field.kind()) {
      case CHOICE -> SECTORS.get(guest % SECTORS.size());
      case LONG -> HOPES.getOrDefault(guest, "");
      case CONSENT -> guest % 2 == 0 ? "YES" : "";
      case SHORT, SEVERAL, YES_NO -> "";
    };
  }
}
