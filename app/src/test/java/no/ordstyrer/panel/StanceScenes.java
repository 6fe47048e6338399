package no.ordstyrer.panel;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/** Stance votes as the tests need them. */
public final class StanceScenes {
  private StanceScenes() {}

  /** Sends the form of the question, with these pairs in place of what it has of the same name. */
  public static HttpResponse<String> write(Visitor who, String part, String... changed) {
    var form = new ArrayList<>(List.of(changed));
    Map.of(
            "rev", "0",
            "question", "Bør styringsmodellen endres?",
            "options", "Ja\nNei\nVet ikke",
            "framing", "ADVERSARIAL",
            "motion", "Staten bør styre")
        .forEach((name, value) -> {
          if (!form.contains(name)) {
            form.addAll(List.of(name, value));
          }
        });
    return who.post(part + "/stance/edit", form.toArray(String[]::new));
  }

  /** So many more who answer so in a round, each with a tag that nobody holds the key to. */
  public static void crowd(TestApp app, int ord, int people, int position) {
    app.db()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into stance_ballot (round_id, tag, position)
                    select r.id, decode(md5(:position || '-' || n), 'hex'), :position
                      from stance_round r, generate_series(1, :people) n where r.ord = :ord
                    """)
                .bind("ord", ord)
                .bind("people", people)
                .bind("position", position)
                .execute());
  }

  /**
   * Lets everybody of the crowd answer the last round as the first, but so many from one to
   * another.
   */
  public static void move(TestApp app, int people, int from, int to) {
    app.db()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into stance_ballot (round_id, tag, position)
                    select l.id, b.tag, case when b.position = :from
                           and row_number() over (partition by b.position order by b.tag) <= :people
                           then :to else b.position end
                      from stance_ballot b
                      join stance_round f on f.id = b.round_id and f.ord = 1
                      join stance_round l on l.stance_id = f.stance_id and l.kind = 'POST'
                     where octet_length(b.tag) = 16
                    """)
                .bind("people", people)
                .bind("from", from)
                .bind("to", to)
                .execute());
  }
}
