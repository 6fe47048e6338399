package no.ordstyrer.registration;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.ParticipantList.Level;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Form;

/** What a person lets be shown of herself, and to whom. Without a word of hers, nothing. */
public record Showing(Level participants, Level visitors) {
  public static final Showing NOTHING = new Showing(Level.NOTHING, Level.NOTHING);

  /** The name of the field. */
  public static final String FIELD = "shown";

  /** To whom. */
  public enum To {
    NOBODY,
    PARTICIPANTS,
    EVERYBODY
  }

  /** She agrees to what the list is now; what it becomes later is another matter. */
  static Showing of(ParticipantList list, To to) {
    return switch (to) {
      case NOBODY -> NOTHING;
      case PARTICIPANTS -> new Showing(list.participants(), Level.NOTHING);
      case EVERYBODY -> new Showing(list.participants(), list.visitors());
    };
  }

  public To to() {
    if (visitors != Level.NOTHING) {
      return To.EVERYBODY;
    }
    return participants == Level.NOTHING ? To.NOBODY : To.PARTICIPANTS;
  }

  /** What is asked under this list; empty when it shows nothing. */
  public static List<Choice> choices(ParticipantList list, Messages t) {
    if (list.participants() == Level.NOTHING) {
      return List.of();
    }
    var choices = new ArrayList<Choice>();
    choices.add(Choice.of(To.NOBODY, t.say("participants.shown.NOBODY")));
    choices.add(
        Choice.of(
            To.PARTICIPANTS, t.say("participants.shown.PARTICIPANTS." + list.participants())));
    if (list.visitors() != Level.NOTHING) {
      choices.add(
          Choice.of(To.EVERYBODY, t.say("participants.shown.EVERYBODY." + list.visitors())));
    }
    return List.copyOf(choices);
  }

  /** Whatever was not chosen is not agreed to. */
  static Showing read(Form form, ParticipantList list) {
    if (!form.has(FIELD)) {
      return NOTHING;
    }
    return form.one(FIELD, To.class).map(to -> of(list, to)).orElse(NOTHING);
  }
}
