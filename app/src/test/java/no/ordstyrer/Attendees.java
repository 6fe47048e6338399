package no.ordstyrer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.ordstyrer.access.Tokens;

/** People who are confirmed in parts of the cast's series, with the pass in their browsers. */
public final class Attendees {
  public static final String SECRET = "a secret of the tests, thirty-two characters";

  private Attendees() {}

  /** Registers somebody for every part. */
  public static Visitor confirmed(TestApp app, Cast.Person person) {
    return confirmed(app, person, app.cast().parts());
  }

  public static Visitor confirmed(TestApp app, Cast.Person person, List<Long> parts) {
    return holding(app, register(app, person, parts));
  }

  /** A browser that has the pass of a registration. */
  public static Visitor holding(TestApp app, long id) {
    var tokens = new Tokens(SECRET.getBytes(StandardCharsets.UTF_8));
    return app.stranger()
        .carrying("pass-" + app.cast().series(), tokens.issue(Tokens.Purpose.PASS, id, 1));
  }

  /** The number that moderators of a part know one by who asked there without her name. */
  public static int number(TestApp app, Cast.Person person, int part) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select p.number from room_participant p join registration r on r.id ="
                        + " p.registration_id where r.email = ? and p.anonymous and p.part_id ="
                        + " (select id from part where series_id = r.series_id and number = ?)",
                    person.email(),
                    part)
                .mapTo(int.class)
                .one());
  }

  /** The key of the registration. */
  public static long register(TestApp app, Cast.Person person, List<Long> parts) {
    return app.db()
        .inTransaction(handle -> {
          var id =
              handle
                  .createQuery(
                      """
                      insert into registration (series_id, name, email, email_key, language, created_at, changed_at)
                      values (:series, :name, :email, lower(:email), 'nb',
                              :now, :now)
                      returning id
                      """)
                  .bind("series", app.cast().series())
                  .bind("name", person.name())
                  .bind("email", person.email())
                  .bind("now", app.clock().instant())
                  .mapTo(long.class)
                  .one();
          for (var part : parts) {
            handle
                .createUpdate(
                    """
                    insert into part_registration (registration_id, part_id, state, since, calendar_uid, calendar_stamp)
                    values (:id, :part, 'CONFIRMED', :now, 'test-' || :id || '-' || :part, :now)
                    """)
                .bind("id", id)
                .bind("part", part)
                .bind("now", app.clock().instant())
                .execute();
          }
          return id;
        });
  }
}
