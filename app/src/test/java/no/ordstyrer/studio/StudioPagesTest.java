package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StudioPagesTest {
  private static final String ARENA = "/studio/samhandlingsarena";
  private static final String SERIES = "/studio/samhandlingsarena/18";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_series_goes_from_template_to_public_page() {
    var blank = ola.get(ARENA + "/new?template=debate").body();
    assertThat(blank).contains("Webinar 1", "Webinar 2", "value=\"2030-10-03\"", "value=\"14\"");

    var created =
        create(
            ola,
            "title",
            "Hvem eier dataene?",
            "question",
            "Hvem bør bestemme?",
            "themes",
            "Juss\nTeknologi",
            "p1-theme",
            "Hva er eierskap?",
            "p1-speaker",
            "Kari Nordmann, seniorrådgiver, Digdir\nOle Li, KS",
            "p1-video",
            "https://video.example/en",
            "p3-chair",
            "Turid Ordstyrer, NORSTELLA",
            "p3-panelist",
            "Máret Ánne Sara, direktør, avdeling nord, Sametinget");
    assertThat(location(created)).isEqualTo(ARENA + "/19?done=studio.created");

    var overview = ola.get(location(created)).body();
    assertThat(overview).contains("Utkastet er lagret", "Før du publiserer");
    assertThat(overview).contains("Legg inn videolenke for</a>: Webinar 2, Paneldebatt");
    assertThat(ola.get("/samhandlingsarena/19").body()).contains("Forhåndsvisning av et utkast");
    assertThat(app.stranger().get("/samhandlingsarena/19").statusCode()).isEqualTo(404);

    assertThat(location(ola.post(ARENA + "/19/publication"))).endsWith("done=studio.published");
    var page = app.stranger().get("/samhandlingsarena/19").body();
    assertThat(page).contains("Hvem eier dataene?", "Hvem bør bestemme?", "Hva er eierskap?");
    assertThat(page).contains("torsdag 3. oktober 2030 kl. 10.00–11.30");
    assertThat(page).contains("torsdag 17. oktober 2030", "torsdag 31. oktober 2030");
    assertThat(page).contains("Kari Nordmann", "seniorrådgiver, Digdir", "direktør, avdeling nord");
    assertThat(page).contains("/samhandlingsarena/19/registration").doesNotContain("video.example");
  }

  @Test
  void nothing_typed_is_lost_when_something_is_wrong() {
    var answer =
        create(
            ola,
            "title",
            "",
            "description",
            "Det jeg skrev lenge på",
            "p2-video",
            "teams.example/ikke-https",
            "p3-panelist",
            ", uten navn");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Det jeg skrev lenge på", "teams.example/ikke-https");
    assertThat(answer.body()).contains("Fyll ut dette feltet.", "Skriv en hel adresse");
    assertThat(answer.body()).contains("Hver linje må begynne med et navn.", "href=\"#p2-video\"");
    assertThat(count("series")).isEqualTo(1);
  }

  @Test
  void another_part_is_added_to_the_form_without_losing_what_is_there() {
    var answer = create(ola, "title", "Tre og en til", "more", "1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Tre og en til", "p4-label", "value=\"4\"");
  }

  @Test
  void an_address_that_is_taken_is_told_under_its_field() {
    var answer = create(ola, "title", "Atten igjen", "slug", "18");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Denne adressen er opptatt");
  }

  @Test
  void a_time_that_the_clocks_skip_is_refused_kindly() {
    var gap = List.of("day", "2031-03-30", "from", "02:10", "to", "04:00", "rev", "1");
    var refused = ola.post(SERIES + "/del-1/time", gap.toArray(String[]::new));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("klokka stilles fram", "value=\"02:10\"");
    var later = new ArrayList<>(gap);
    later.set(3, "03:10");
    assertThat(ola.post(SERIES + "/del-1/time", later.toArray(String[]::new)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void moving_a_published_part_tells_where_it_was() {
    var open = ola.get(SERIES + "/del-2/time").body();
    assertThat(open).contains("value=\"2030-09-26\"", "value=\"10:00\"", "norsk tid");

    var moved =
        ola.post(
            SERIES + "/del-2/time",
            "day",
            "2030-09-27",
            "from",
            "12:00",
            "to",
            "13:00",
            "rev",
            "1");

    assertThat(moved.statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("fredag 27. september 2030 kl. 12.00–13.00")
        .contains("Flyttet fra torsdag 26. september 2030 kl. 10.00");
  }

  @Test
  void a_part_is_postponed_and_cancelled_with_a_reason() {
    assertThat(ola.post(SERIES + "/del-1/postponement", "rev", "1").statusCode()).isEqualTo(303);
    assertThat(ola.post(SERIES + "/del-2/cancellation", "rev", "1").statusCode()).isEqualTo(422);
    assertThat(
            ola.post(SERIES + "/del-2/cancellation", "rev", "1", "why", "Innlederen er syk")
                .statusCode())
        .isEqualTo(303);

    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("Utsatt", "Dato kommer", "Avlyst", "Innlederen er syk");
    assertThat(ola.post(SERIES + "/del-2/cancellation", "rev", "2", "why", "En gang til").body())
        .contains("kan ikke flyttes eller avlyses");
  }

  @Test
  void two_editors_cannot_overwrite_each_other() {
    var ingrid = app.signedIn(Cast.OWNER);
    assertThat(edit(ingrid, "1", "Ingrids tittel", "Felles spørsmål").statusCode()).isEqualTo(303);

    var stale = edit(ola, "1", "Olas tittel", "Felles spørsmål");

    assertThat(stale.statusCode()).isEqualTo(422);
    assertThat(stale.body())
        .contains("value=\"Olas tittel\"", "Nå er dette lagret: Ingrids tittel");
    assertThat(stale.body()).contains("Sist endret av Ingrid Eier", "name=\"rev\" value=\"2\"");
    assertThat(stale.body()).doesNotContain("Nå er dette lagret: Felles spørsmål");
    assertThat(app.stranger().get(Cast.SERIES).body()).contains("Ingrids tittel");
    assertThat(edit(ola, "2", "Olas tittel", "Felles spørsmål").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(Cast.SERIES).body()).contains("Olas tittel");
  }

  @Test
  void who_stays_on_the_programme_keeps_her_seat() {
    var form = ola.get(SERIES + "/del-3").body();
    assertThat(form).contains("Máret Ánne Sara", "Jon Bjørnøy");

    var saved =
        ola.post(
            SERIES + "/del-3",
            "rev",
            "1",
            "kind",
            "PANEL_DEBATE",
            "venue",
            "ONLINE",
            "label",
            "Webinar 3",
            "panelist",
            "Ny Deltaker, KS\nMáret Ánne Sara, direktør, Sametinget",
            "chair",
            "Turid Ordstyrer");

    assertThat(saved.statusCode()).isEqualTo(303);
    // The chair, she who stayed and she who came; the seat of him who left is gone.
    assertThat(count("seat")).isEqualTo(3);
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("Ny Deltaker", "direktør, Sametinget")
        .doesNotContain("Jon Bjørnøy");
  }

  @Test
  void the_studio_of_another_arena_is_not_there() {
    var siri = app.signedIn(Cast.STRANGER);
    for (var path :
        List.of(
            ARENA,
            ARENA + "/settings",
            ARENA + "/members",
            ARENA + "/new",
            SERIES,
            SERIES + "/edit",
            SERIES + "/new-part",
            SERIES + "/cancellation",
            SERIES + "/deletion",
            SERIES + "/del-1",
            SERIES + "/del-1/time",
            SERIES + "/del-1/cancellation",
            SERIES + "/del-1/crew")) {
      assertThat(ola.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(siri.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(app.stranger().get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(siri.post(SERIES + "/archive").statusCode()).isEqualTo(404);
    assertThat(create(siri, "title", "Ikke min").statusCode()).isEqualTo(404);
    assertThat(ola.post(SERIES + "/archive").statusCode()).isEqualTo(303);
  }

  @Test
  void a_moderator_sees_the_series_but_cannot_edit_it() {
    var kari = app.signedIn(Cast.MODERATOR);

    assertThat(kari.get(SERIES).body()).contains("Spørsmålskø").doesNotContain(SERIES + "/edit");
    assertThat(kari.get(SERIES + "/edit").statusCode()).isEqualTo(404);
    assertThat(kari.post(SERIES + "/publication").statusCode()).isEqualTo(404);
  }

  @Test
  void a_panelist_finds_her_part_in_the_studio() {
    assertThat(app.signedIn(Cast.PANELIST).get("/studio").body())
        .contains("Dine deler", "/samhandlingsarena/18/del-3", "Paneldeltaker");
    assertThat(app.stranger().get("/studio").statusCode()).isEqualTo(303);
  }

  @Test
  void a_series_is_deleted_only_if_nobody_ever_registered() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into registration (series_id, name, email, email_key, language, created_at,"
                    + " changed_at) values (?, 'Anne', 'a@b.example', 'a@b.example', 'nb', ?, ?)",
                app.cast().series(),
                TestApp.NOW,
                TestApp.NOW));
    assertThat(ola.post(SERIES + "/deletion").statusCode()).isEqualTo(422);

    create(ola, "title", "Et feilgrep");
    assertThat(ola.post(ARENA + "/19/deletion").statusCode()).isEqualTo(303);
    assertThat(count("series")).isEqualTo(1);
  }

  @Test
  void a_publication_is_taken_back_only_if_nobody_ever_registered() {
    var path = SERIES + "/publication/end";
    assertThat(ola.get(path).body()).contains("blir et utkast igjen");
    assertThat(app.signedIn(Cast.MODERATOR).post(path).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(Cast.SERIES).statusCode()).isEqualTo(200);
    assertThat(ola.post(path).statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(Cast.SERIES).statusCode()).isEqualTo(404);
    assertThat(ola.get(Cast.SERIES).body()).contains("utkast");
    assertThat(ola.post(SERIES + "/publication").statusCode()).isEqualTo(303);
    Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    var refused = ola.post(path);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Noen har meldt seg på");
    assertThat(app.stranger().get(Cast.SERIES).statusCode()).isEqualTo(200);
  }

  @Test
  void cancelling_a_series_cancels_what_has_not_been_held() {
    ola.post(SERIES + "/cancellation", "rev", "1", "why", "Arenaen legges ned");

    var page = app.stranger().get(Cast.SERIES).body();
    assertThat(page).contains("Serien er avlyst", "Arenaen legges ned");
    assertThat(page).doesNotContain("/18/registration").contains("EventCancelled");
  }

  static HttpResponse<String> create(Visitor who, String... over) {
    var fields = new ArrayList<String>();
    fields.addAll(
        List.of(
            "parts",
            "3",
            "number",
            "19",
            "language",
            "NB",
            "registration",
            "WHOLE_SERIES",
            "first",
            "2030-10-03",
            "every",
            "14",
            "from",
            "10:00",
            "to",
            "11:30"));
    for (var part : List.of("p1", "p2", "p3")) {
      var debate = part.equals("p3");
      fields.addAll(List.of(part + "-kind", debate ? "PANEL_DEBATE" : "WEBINAR"));
      fields.addAll(List.of(part + "-venue", "ONLINE", part + "-label"));
      fields.add(debate ? "Paneldebatt" : "Webinar " + part.substring(1));
    }
    if (!List.of(over).contains("slug")) {
      fields.addAll(List.of("slug", "19"));
    }
    fields.addAll(List.of(over));
    return who.post(ARENA + "/new", fields.toArray(String[]::new));
  }

  private static HttpResponse<String> edit(Visitor who, String rev, String title, String question) {
    return who.post(
        SERIES + "/edit",
        "rev",
        rev,
        "slug",
        "18",
        "number",
        "18",
        "language",
        "NB",
        "registration",
        "WHOLE_SERIES",
        "title",
        title,
        "question",
        question);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse(answer.body());
  }

  private long count(String table) {
    return app.db()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(long.class).one());
  }
}
