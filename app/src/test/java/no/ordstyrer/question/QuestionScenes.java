package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;

/** A debate with questions in every state, as it is in the middle of the hour. */
public final class QuestionScenes {
  private static final List<String> TEXTS =
      List.of(
          "Hvem skal betale når gevinsten kommer i en annen sektor enn kostnaden?",
          "Hvorfor er det fortsatt slik at hver etat eier sine egne registre?",
          "Kva meiner panelet om at kommunane må finansiere fellesløysingar over eige budsjett?",
          "Hva skal til for at departementene samordner tildelingsbrevene sine?",
          "Finnes det noen land som har løst dette, og hva gjorde de?",
          "Gosa mii berret dieđihit go bálvalus ii doaimma sámegillii?",
          "Burde Digdir få instruksjonsmyndighet?",
          "Hvordan måler vi om livshendelsene faktisk blir enklere for innbyggerne?",
          "Er det lovverket eller viljen som er hinderet for deling av data?",
          "Hva gjør vi med alle pilotene som aldri blir tatt i bruk?",
          "Kan dere si hver deres ene ting som bør endres i 2031?",
          "Hvem svarer når ingen eier problemet?");

  private QuestionScenes() {}

  /** Asks them straight into the database: the doors have tests of their own. */
  public static void debate(TestApp app, int more) {
    var anne = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    var bjorn = Attendees.register(app, Cast.SECOND_ATTENDEE, app.cast().parts());
    var part = app.cast().parts().get(2);
    app.db()
        .useTransaction(handle -> {
          handle.execute("update part set live_at = ? where id = ?", app.clock().instant(), part);
          handle.execute(
              "insert into room (part_id, phase, last_number) values (?, 'OPEN', ?)",
              part,
              12 + more);
          for (var number = 1; number <= 12 + more; number++) {
            var anonymous = number % 3 == 0;
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, author_name, text, language,
                                      asked_at, moderation, handling, rank, reason, published_at, answered_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                part,
                number,
                number % 2 == 0 ? anne : bjorn,
                anonymous,
                anonymous
                    ? ""
                    : number % 2 == 0 ? Cast.ATTENDEE.name() : Cast.SECOND_ATTENDEE.name(),
                TEXTS.get((number - 1) % TEXTS.size()),
                number == 3 ? "nn" : number == 6 ? "se" : "nb",
                app.clock().instant().plusSeconds(number),
                number > 9 ? "PENDING" : number == 9 ? "REJECTED" : "PUBLISHED",
                handling(number),
                number == 2 ? Integer.valueOf(1) : number == 4 ? Integer.valueOf(2) : null,
                number == 9 ? "Spørsmålet gjelder noe annet enn temaet for denne delen." : null,
                number < 9 ? app.clock().instant() : null,
                number == 8 ? app.clock().instant() : null,
                app.clock().instant());
          }
          handle.execute(
              """
              insert into question_vote (question_id, registration_id, voted, counter, at)
              select id, ?, true, 1, ? from question where number in (1, 2, 3, 5)
              """,
              anne,
              app.clock().instant());
        });
  }

  private static String handling(int number) {
    return switch (number) {
      case 1 -> "LIVE";
      case 2, 4 -> "SHORTLISTED";
      case 8 -> "ANSWERED_LIVE";
      default -> "OPEN";
    };
  }
}
