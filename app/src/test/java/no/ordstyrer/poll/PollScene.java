package no.ordstyrer.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/** A part with polls, through the doors that people use. */
record PollScene(TestApp app, Visitor moderator) {
  static final String PART = Cast.SERIES + "/del-3";

  /** Written and opened; the number of the poll, which is the part's next. */
  int open(String kind, String visibility, String... more) {
    var fields =
        new ArrayList<>(
            List.of("kind", kind, "question", question(kind), "visibility", visibility));
    fields.addAll(List.of(more));
    var made = moderator.post(PART + "/polls", fields.toArray(String[]::new));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    var number =
        Integer.parseInt(
            made.headers().firstValue("Location").orElseThrow().replaceFirst(".*-", ""));
    act(number, "open");
    return number;
  }

  private static String question(String kind) {
    return "Hva mener du, spurt som " + kind.toLowerCase(java.util.Locale.ROOT) + "?";
  }

  int single(String visibility) {
    return open("SINGLE", visibility, "options", "Rødt\nGrønt\nBlått");
  }

  /** With the rev that is current. */
  void act(int number, String act) {
    assertThat(
            moderator
                .post(PART + "/polls/" + number + "/" + act, "rev", "" + rev(number))
                .statusCode())
        .as(act)
        .isEqualTo(303);
  }

  int rev(int number) {
    return number("select rev from poll where number = " + number);
  }

  /** Answers with what the fields say; the status. */
  static int answer(Visitor who, int number, int round, int counter, String... fields) {
    var all = new ArrayList<>(List.of("round", "" + round, "counter", "" + counter));
    all.addAll(List.of(fields));
    return who.post(PART + "/polls/" + number + "/ballot", all.toArray(String[]::new)).statusCode();
  }

  int number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }

  /** The address of the audience's screen. */
  String stage() {
    return moderator
        .get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }
}
