package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/** The polls of the series' parts, in the hands of a moderator. */
record JourneyPolls(TestApp app, Visitor moderator) {

  /** With the rev that is current; {@code act}: {@code open}, {@code close}. */
  void turn(String part, int number, String act) {
    var rev =
        app.db()
            .withHandle(handle ->
                handle
                    .select(
                        """
                        select o.rev from poll o join part p on p.id = o.part_id
                         where o.number = ? and p.number = ?
                        """,
                        number,
                        Integer.parseInt(part.replaceFirst(".*-", "")))
                    .mapTo(String.class)
                    .one());
    assertThat(moderator.post(part + "/polls/" + number + "/" + act, "rev", rev).statusCode())
        .as(act)
        .isEqualTo(303);
  }
}
