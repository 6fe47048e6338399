package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.ordstyrer.Cast;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.templates.StaticTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has ceased to be so between the writing of a letter and its sending. */
class LetterCheckTest {
  private final Mails mails = new Mails();
  private final TestApp app = new TestApp(mails);
  private final Outbox outbox = new Outbox(new StaticTemplates(), app.clock());

  @AfterEach
  void close() {
    app.close();
    mails.close();
  }

  @Test
  void only_what_is_still_so_is_sent() {
    var standing = registered("standing@etat.example", "CONFIRMED");
    var released = registered("released@etat.example", "WITHDRAWN");
    var forgotten = registered("forgotten@etat.example", "CONFIRMED");
    app.db()
        .useTransaction(handle -> {
          handle.execute("delete from registration where email = 'forgotten@etat.example'");
          outbox.post(handle, invitation("released@etat.example", released));
          outbox.post(handle, invitation("forgotten@etat.example", forgotten));
          outbox.post(handle, invitation("standing@etat.example", standing));
        });
    mails.await("standing@etat.example", _ -> true);

    assertThat(mails.all()).hasSize(1);
    var obsolete =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select count(*) from letter where state = 'OBSOLETE'")
                    .mapTo(int.class)
                    .one());
    assertThat(obsolete).isEqualTo(2);
  }

  @Test
  void the_letters_of_a_cancelled_part_that_have_not_left_stay() {
    var came = registered("came@etat.example", "CONFIRMED");
    var waits = registered("waits@etat.example", "WITHDRAWN");
    long offer =
        app.db()
            .withHandle(handle -> {
              handle.execute(
                  "update part_registration set state = 'WAITLISTED', queued_at = now() where id ="
                      + " ?",
                  waits.place());
              return handle
                  .createUpdate(
                      "insert into waitlist_offer (part_registration_id, made_at, expires_at)"
                          + " values (?, ?, ?)")
                  .bind(0, waits.place())
                  .bind(1, TestApp.NOW)
                  .bind(2, TestApp.NOW.plusSeconds(86_400))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(long.class)
                  .one();
            });
    post(invitation("came@etat.example", came));
    post(offered("first@etat.example", waits, offer));
    mails.await("came@etat.example", _ -> true);
    mails.await("first@etat.example", _ -> true);

    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(
            ola.post("/studio" + Cast.SERIES + "/del-1/cancellation", "rev", "1", "why", "Streik")
                .statusCode())
        .isEqualTo(303);
    app.db().useHandle(handle -> handle.execute("update letter set dedupe_key = 'x' || id"));
    post(invitation("late@etat.example", came));
    post(offered("late@etat.example", waits, offer));
    post(
        Letter.plain(
            "after",
            "LINK",
            Letter.Priority.MANY,
            "after@etat.example",
            Language.NB,
            "Etterpå",
            new Prose().paragraph("Hei")));
    mails.await("after@etat.example", _ -> true);

    assertThat(mails.to("late@etat.example")).isEmpty();
  }

  private void post(Letter letter) {
    app.db().useTransaction(handle -> outbox.post(handle, letter));
  }

  private static Letter offered(String email, Places whose, long offer) {
    return Letter.plain(
            "offer:" + offer,
            "OFFERED",
            Letter.Priority.ANSWER,
            email,
            Language.NB,
            "Ledig plass",
            new Prose().paragraph("Hei"))
        .about(new Letter.About(null, whose.registration()));
  }

  private record Places(long registration, long place) {}

  private Places registered(String email, String state) {
    return app.db()
        .withHandle(handle -> {
          var registration =
              handle
                  .createUpdate(
                      "insert into registration (series_id, name, email, email_key, language,"
                          + " created_at, changed_at) values (?, 'A', ?, ?, 'nb', now(), now())")
                  .bind(0, app.cast().series())
                  .bind(1, email)
                  .bind(2, email)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(long.class)
                  .one();
          var place =
              handle
                  .createUpdate(
                      "insert into part_registration (registration_id, part_id, state, since,"
                          + " calendar_uid, calendar_stamp) values (?, ?, ?, now(), ?, now())")
                  .bind(0, registration)
                  .bind(1, app.cast().parts().getFirst())
                  .bind(2, state)
                  .bind(3, UUID.randomUUID().toString())
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(long.class)
                  .one();
          return new Places(registration, place);
        });
  }

  private static Letter invitation(String email, Places whose) {
    var thread = "calendar:" + whose.place();
    return Letter.plain(
            thread + ":0REQUEST",
            "ADDED",
            Letter.Priority.ANSWER,
            email,
            Language.NB,
            Cast.SERIES,
            new Prose().paragraph("Velkommen"))
        .about(new Letter.About(null, whose.registration()))
        .in(thread)
        .with(new Letter.CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
  }
}
