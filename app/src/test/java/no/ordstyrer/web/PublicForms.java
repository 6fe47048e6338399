package no.ordstyrer.web;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/**
 * Every form that anybody may send, or whoever was sent a link; those that write letters first.
 *
 * @param manage the page of somebody who is registered
 */
record PublicForms(String manage, List<Sent> all) {
  private static final String PATH = Cast.SERIES + "/registration";
  private static final String ANNE = Cast.ATTENDEE.email();

  /**
   * One form.
   *
   * @param fields what makes it succeed
   * @param texts those of them that hold free text of limited length
   */
  record Sent(
      String name, Visitor by, String path, Map<String, String> fields, List<String> texts) {

    Map<String, String> with(String field, String value) {
      var changed = new LinkedHashMap<>(fields);
      changed.put(field, value);
      return changed;
    }

    HttpResponse<String> send(Map<String, String> typed) {
      var flat = new ArrayList<String>();
      typed.forEach((key, value) -> flat.addAll(List.of(key, value)));
      return by.post(path, flat.toArray(String[]::new));
    }

    HttpResponse<String> send(BodyPublisher body) {
      return by.send(
          by.request(path)
              .header("Sec-Fetch-Site", "same-origin")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(body));
    }
  }

  static PublicForms in(TestApp app) {
    var forms = new ArrayList<Sent>();
    app.signedIn(Cast.ORGANISER)
        .post("/studio" + Cast.SERIES + "/form/new", "kind", "SHORT", "label", "Hva?", "keep", "9");
    app.stranger().post(PATH, "scope", "all", "name", "Anne", "email", ANNE);
    var manage = Inbox.of(app, ANNE).first("REGISTERED").link("/manage/");
    app.stranger().post(PATH, "scope", "all", "name", "Gerd", "email", "gerd@etat.example");
    var gerds = Inbox.of(app, "gerd@etat.example").first("REGISTERED").link("/manage/");
    app.stranger().post(gerds + "/transfer", "name", "Bo", "email", "bo@etat.example");
    var handover = Inbox.of(app, "bo@etat.example").last().link("/handover/");
    add(app, forms, "sign-in", "/sign-in", List.of("email"), "email", Cast.MODERATOR.email());
    add(
        app,
        forms,
        "register",
        PATH,
        List.of("name", "email", "organisation", "role"),
        "scope",
        "all",
        "name",
        "Eva",
        "email",
        "eva@etat.example",
        "organisation",
        "Etat",
        "role",
        "Leder");
    add(
        app,
        forms,
        "colleagues",
        PATH + "/colleagues",
        List.of("by", "organisation", "name-1", "email-1"),
        "by",
        "Ola",
        "organisation",
        "Etat",
        "name-1",
        "Per",
        "email-1",
        "per@etat.example");
    add(app, forms, "link", PATH + "/link", List.of("email"), "email", ANNE);
    add(
        app,
        forms,
        "details",
        manage + "/details",
        List.of("name", "organisation", "role"),
        "name",
        "Anne",
        "organisation",
        "Etat",
        "role",
        "Leder");
    add(app, forms, "address", manage + "/address", List.of("email"), "email", "anne@ny.example");
    add(
        app,
        forms,
        "transfer",
        manage + "/transfer",
        List.of("name", "email"),
        "name",
        "Siv",
        "email",
        "siv@etat.example");
    add(
        app,
        forms,
        "handover",
        handover,
        List.of("name", "organisation", "role"),
        "name",
        "Bo",
        "organisation",
        "Etat",
        "role",
        "");
    add(app, forms, "answers", manage + "/answers", List.of("field-1"), "field-1", "Det");
    forms.add(
        new Sent(
            "question",
            Attendees.confirmed(app, Cast.THIRD_ATTENDEE),
            Cast.SERIES + "/del-1/questions",
            Map.of("text", "Hva nå?"),
            List.of("text")));
    return new PublicForms(manage, List.copyOf(forms));
  }

  private static void add(
      TestApp app,
      List<Sent> forms,
      String name,
      String path,
      List<String> texts,
      String... fields) {
    var map = new LinkedHashMap<String, String>();
    for (var i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    forms.add(new Sent(name, app.stranger(), path, map, texts));
  }
}
