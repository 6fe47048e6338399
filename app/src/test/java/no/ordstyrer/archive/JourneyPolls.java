package no.ordstyrer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/** The polls of the series' parts, in the hands of a moderator. */
record JourneyPolls(TestApp app, Visitor moderator) {

  /** A draft; what asks for one of several has two options. */
  void write(String part, String kind, String question, String visibility) {
    var form =
        new ArrayList<>(List.of("kind", kind, "question", question, "visibility", visibility));
    if (kind.equals("SINGLE")) {
      form.addAll(List.of("options", "Ja\nNei"));
    }
    var made = moderator.post(part + "/polls", form.toArray(String[]::new));
    assertThat(made.statusCode()).as(question + " " + made.body()).isEqualTo(303);
  }

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
