package no.ordstyrer.studio;

import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.ParticipantList;
import no.ordstyrer.registration.ParticipantList.Level;
import no.ordstyrer.registration.ParticipantLists;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;

/**
 * The list of participants as its organiser sets it.
 *
 * @param participants what those who are registered see under it
 * @param visitors what everybody sees under it
 * @param asks whether it is shown to be confirmed, and not yet stored
 */
public record ParticipantsView(
    SeenSeries seen,
    ParticipantList list,
    ParticipantLists.Shown participants,
    ParticipantLists.Shown visitors,
    boolean asks) {

  public String path() {
    return "/studio" + seen.path() + "/participants";
  }

  public static List<Choice> levels(Messages t) {
    return Stream.of(Level.values())
        .map(level ->
            Choice.of(
                level,
                t.name("participants.level", level),
                t.name("participants.level.what", level)))
        .toList();
  }
}
