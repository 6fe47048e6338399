package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The capacity of a part, in the part's own form. */
class PartCapacityPagesTest {
  private static final String DESK = "/studio" + Cast.SERIES;

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void more_room_is_offered_at_once_in_the_order_of_the_queue() {
    save(1, "1");
    List.of("a", "b", "c", "d").forEach(this::register);
    assertThat(offered("b", "c", "d")).isEmpty();

    save(2, "3");

    assertThat(offered("b", "c", "d")).containsExactly("b", "c");
    var offer = Inbox.of(app, "b@etat.example").first("OFFERED").link("/offer/");
    assertThat(app.stranger().post(offer + "/claim").statusCode()).isEqualTo(303);
    assertThat(states()).isEqualTo("CONFIRMED,CONFIRMED,WAITLISTED,WAITLISTED");
    // Without a limit nobody has to wait.
    save(3, "");
    assertThat(offered("b", "c", "d")).containsExactly("b", "c", "d");
  }

  @Test
  void less_room_evicts_nobody_and_tells_by_how_much_it_is_too_little() {
    List.of("a", "b", "c").forEach(this::register);
    save(1, "1");

    assertThat(states()).isEqualTo("CONFIRMED,CONFIRMED,CONFIRMED");
    assertThat(ola.get(DESK).body())
        .contains("Webinar 2: 3 har plass, og grensen er 1. Det er 2 for mange.");
    // Two leave, and still nobody is let in: there is one place, and one has it.
    register("d");
    leave("a");
    leave("b");
    assertThat(offered("d")).isEmpty();
    assertThat(ola.get(DESK).body()).doesNotContain("og grensen er 1.");
    leave("c");
    assertThat(offered("d")).containsExactly("d");
  }

  private void save(int rev, String capacity) {
    var saved =
        ola.post(
            DESK + "/del-2",
            "rev",
            Integer.toString(rev),
            "kind",
            "WEBINAR",
            "venue",
            "ONLINE",
            "label",
            "Webinar 2",
            "capacity",
            capacity);
    assertThat(saved.statusCode()).isEqualTo(303);
  }

  private void register(String who) {
    var registered =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "scope",
                "some",
                "part",
                "2",
                "name",
                who,
                "email",
                who + "@etat.example");
    assertThat(registered.statusCode()).isEqualTo(303);
  }

  private void leave(String who) {
    var manage = Inbox.of(app, who + "@etat.example").first("REGISTERED").link("/manage/");
    assertThat(app.stranger().post(manage + "/del-2/release").statusCode()).isEqualTo(303);
  }

  /** Those of them who have been offered a place. */
  private List<String> offered(String... people) {
    return List.of(people).stream()
        .filter(who ->
            Inbox.of(app, who + "@etat.example").letters().stream()
                .anyMatch(letter -> letter.kind().equals("OFFERED")))
        .toList();
  }

  private String states() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select string_agg(p.state, ',' order by p.state) from part_registration p"
                        + " join part t on t.id = p.part_id where t.number = 2")
                .mapTo(String.class)
                .one());
  }
}
