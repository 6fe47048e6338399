package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.TestApp;
import no.ordstyrer.access.Pass;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeriesId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
  private final TestApp app = new TestApp();
  private final Rooms rooms = Rooms.of(app);
  private final Parts parts = rooms.parts();
  private final Registrations registrations = rooms.registrations();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_pass_is_good_for_its_series_and_the_parts_it_is_confirmed_in() {
    var anne = registered("CONFIRMED");
    var first = parts.seenBy(Viewer.GUEST, new PartId(app.cast().parts().get(0))).part();
    var second = parts.seenBy(Viewer.GUEST, new PartId(app.cast().parts().get(1))).part();
    var holder = Viewer.holding(new Pass(anne, 1));

    assertThat(registrations.registered(holder, new SeriesId(app.cast().series()))).isPresent();
    assertThat(registrations.attending(holder, first).orElseThrow().name()).isEqualTo("Anne");
    assertThat(registrations.attending(holder, second)).isEmpty();
    assertThat(registrations.registered(holder, new SeriesId(4711))).isEmpty();
    assertThat(registrations.attending(Viewer.GUEST, first)).isEmpty();
  }

  @Test
  void a_pass_of_an_earlier_generation_is_void_and_a_waiting_place_is_no_place() {
    var anne = registered("WAITLISTED");
    var first = parts.seenBy(Viewer.GUEST, new PartId(app.cast().parts().get(0))).part();
    var series = new SeriesId(app.cast().series());

    assertThat(registrations.registered(Viewer.holding(new Pass(anne, 1)), series)).isPresent();
    assertThat(registrations.registered(Viewer.holding(new Pass(anne, 2)), series)).isEmpty();
    assertThat(registrations.attending(Viewer.holding(new Pass(anne, 1)), first)).isEmpty();
  }

  private long registered(String state) {
    return app.db()
        .withHandle(handle -> {
          var id =
              handle
                  .createQuery(
                      """
                      insert into registration (series_id, name, email, email_key, language, created_at, changed_at)
                      values (?, 'Anne', 'anne@etat.example', 'anne@etat.example', 'nb', now(), now())
                      returning id
                      """)
                  .bind(0, app.cast().series())
                  .mapTo(long.class)
                  .one();
          handle.execute(
              """
              insert into part_registration (registration_id, part_id, state, since, queued_at, calendar_uid, calendar_stamp)
              values (?, ?, ?, now(), case when ? = 'WAITLISTED' then now() end, 'uid', now())
              """,
              id,
              app.cast().parts().getFirst(),
              state,
              state);
          return id;
        });
  }
}
