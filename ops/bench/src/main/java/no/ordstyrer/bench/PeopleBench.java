package no.ordstyrer.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The organiser's list of people in a series with 20,000 registrations, one request after the
 * other, each page whole: from the request to the last byte of the answer. Then the plans of the
 * statements behind each page, into {@code ops/bench/plans}.
 */
final class PeopleBench implements Bench.Measure {
  private static final int PEOPLE = Integer.getInteger("people", 20_000);
  private static final int WARM = 30;
  private static final int TIMES = 61;
  private static final String LIST = "/studio/prove/1/people";

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("first", LIST);
    PAGES.put("search-few", LIST + "?q=maria+hansen");
    PAGES.put("search-many", LIST + "?q=etat");
    PAGES.put("search-none", LIST + "?q=nobody+is+called+so");
    PAGES.put("organisation", LIST + "?organisation=Etat+7");
    PAGES.put("answer", LIST + "?answer=1:Alt");
    PAGES.put("waiting-in-part", LIST + "?part=3&state=WAITLISTED");
    PAGES.put("deep-page", LIST + "?page=" + PEOPLE / 50);
    PAGES.put("newest", LIST + "?sort=NEWEST");
    PAGES.put("by-organisation", LIST + "?sort=ORGANISATION&page=200");
    PAGES.put("duplicates", LIST + "?alike=yes");
    PAGES.put("person", LIST + "/4711");
  }

  @Override
  public List<Result> run() throws Exception {
    var results = new ArrayList<Result>();
    try (var postgres = Postgres.explaining();
        var site = Site.serving(postgres, "/readyz", List.of())) {
      postgres.content(null);
      seed(postgres);
      try (var connection = new Connection(site.port())) {
        signIn(postgres, connection);
        for (var page : PAGES.entrySet()) {
          for (var time = 0; time < WARM; time++) {
            connection.get(page.getValue());
          }
        }
        for (var page : PAGES.entrySet()) {
          results.add(measure(site, connection, page.getKey(), page.getValue()));
        }
        for (var page : PAGES.entrySet()) {
          var figures = results.get(List.copyOf(PAGES.keySet()).indexOf(page.getKey()));
          plan(postgres, connection, page, figures);
        }
      }
    }
    return results;
  }

  private static Result measure(Site site, Connection connection, String name, String path)
      throws Exception {
    var milliseconds = new ArrayList<Double>();
    var unexpected = 0;
    var cpu = site.cpuSeconds();
    for (var time = 0; time < TIMES; time++) {
      var began = System.nanoTime();
      var status = connection.get(path);
      milliseconds.add((System.nanoTime() - began) / 1e6);
      unexpected += status == 200 ? 0 : 1;
    }
    cpu = site.cpuSeconds() - cpu;
    milliseconds.sort(null);
    return new Result("people")
        .with("page", name)
        .with("people", PEOPLE)
        .with("median_ms", milliseconds.get(TIMES / 2))
        .with("p95_ms", milliseconds.get(TIMES * 95 / 100))
        .with("program_cpu_ms", cpu * 1000 / TIMES)
        .with("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
        .with("unexpected", unexpected);
  }

  /** The statements that read people, as the program sent them, with what they cost. */
  private static void plan(
      Postgres postgres, Connection connection, Map.Entry<String, String> page, Result figures)
      throws Exception {
    postgres.explain(true);
    var from = postgres.logged();
    connection.get(page.getValue());
    postgres.explain(false);
    var folder = Path.of("ops/bench/plans");
    Files.createDirectories(folder);
    var plans = new StringBuilder();
    plans.append(
        String.format(
            Locale.ROOT,
            "%s, ops/bench/run people: %s%n%s%n",
            LocalDate.now(),
            page.getValue(),
            figures.json()));
    for (var entry : postgres.log(from).split("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )", -1)) {
      if (entry.contains("plan:") && entry.contains("from registration r")) {
        plans
            .append('\n')
            .append(entry.replaceFirst("^.*?(?=duration:)", "").stripTrailing())
            .append('\n');
      }
    }
    Files.writeString(folder.resolve("people-" + page.getKey() + ".txt"), plans.toString());
  }

  private static void signIn(Postgres postgres, Connection connection) throws Exception {
    connection.post("/sign-in", "email=ola%40bench.example", "10.0.0.1");
    var letter = "";
    for (var time = 0; letter.isEmpty() && time < 200; time++) {
      Thread.sleep(20);
      letter =
          postgres.text(
              "select coalesce((select text_body from letter where kind = 'SIGN_IN' order by id desc limit 1), '')");
    }
    var link = letter.replaceAll("(?s).*(/sign-in/[A-Za-z0-9_-]+).*", "$1");
    if (connection.post(link, "", "10.0.0.1") != 303 || connection.get(LIST) != 200) {
      throw new IllegalStateException("The organiser could not sign in");
    }
  }

  /** People with common names from 400 organisations, most of them from few; some twice. */
  private static void seed(Postgres postgres) throws Exception {
    postgres.run(
        """
        with a as (
          insert into account (email, name, created_at)
          values ('ola@bench.example', 'Ola Organiser', now()) returning id)
        insert into arena_member (arena_id, account_id, role, since)
        select 1, id, 'ORGANISER', now() from a;
        insert into part (series_id, number, kind, venue, label, theme, starts_at, ends_at)
        select 1, n, 'WEBINAR', 'ONLINE', 'Webinar ' || n, 'Et tema', now() + n * interval '30 days',
               now() + n * interval '30 days' + interval '90 minutes'
          from generate_series(2, 3) n;
        with f as (
          insert into field (series_id, kind, rank, keep_days, created_at)
          values (1, 'CHOICE', 1, 30, now()) returning id)
        insert into field_version (field_id, number, label, required, options, at)
        select id, 1, 'Hva spiser du?', false, '{Alt,Grønt}', now() from f;
        insert into registration (series_id, name, email, email_key, organisation, role_title, language,
               created_at, changed_at)
        select 1, name, mail, mail, organisation, 'Rådgiver', 'nb', now() - n * interval '1 minute', now()
          from (select n,
                       (array['Anne','Maria','Ingrid','Kari','Liv','Jon','Per','Ola','Nils','Åse','Máret','Ellen'])[1 + n %% 12]
                         || ' ' || (array['Hansen','Johansen','Olsen','Larsen','Berg','Dahl','Lie','Vik','Øverby','Sara'])[1 + n / 12 %% 10]
                         || case when n %% 97 = 0 then '' else ' ' || n end as name,
                       'person.' || n || case when n %% 251 = 0 then '+arena' else '' end || '@etat.example' as mail,
                       'Etat ' || (power(random(), 3) * 400)::int as organisation
                  from generate_series(1, %d) n) people;
        insert into registration (series_id, name, email, email_key, organisation, language,
               created_at, changed_at)
        select 1, name, replace(email, 'person.', 'person'), replace(email, 'person.', 'person'), '', 'nb',
               now(), now()
          from registration where id %% 500 = 0;
        insert into part_registration (registration_id, part_id, state, since, queued_at, calendar_uid,
               calendar_stamp)
        select r.id, p.id, case when w then 'WAITLISTED' else 'CONFIRMED' end, now(),
               case when w then now() end, r.id || '-' || p.id, now()
          from registration r cross join part p
         cross join lateral (select r.id %% 10 = 0 and p.number = 3 as w) one;
        insert into answer (registration_id, field_id, version_id, at)
        select r.id, 1, 1, now() from registration r where r.id %% 3 > 0;
        insert into answer_value (answer_id, rank, words)
        select id, 1, case when id %% 4 = 0 then 'Grønt' else 'Alt' end from answer;
        analyze
        """
            .formatted(PEOPLE));
  }
}
