package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.Cast;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.mail.Postman;
import no.ordstyrer.mail.Sender;
import no.ordstyrer.mail.Smtp;
import org.jspecify.annotations.Nullable;

/**
 * Whatever people and organisers do, and whenever the letters leave: the calendars of all clients
 * end with exactly the parts that their owner is registered for, each once, at its hour.
 */
class CalendarModelTest {
  private static final List<String> PEOPLE = List.of("anne", "bjorn", "cierva");
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private final TestApp app = new TestApp();
  private final Mails mails = new Mails();
  private final Postman postman =
      new Postman(
          app.db(),
          Smtp.of(mails.address()),
          Sender.of("Ordstyrer <arena@ordstyrer.example>"),
          "thirty-two characters of a secret".getBytes(StandardCharsets.UTF_8),
          new LetterCheck(app.clock()),
          app.clock());
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Map<String, String> manage = new HashMap<>();
  private int round;

  @AfterProperty
  void close() {
    postman.close();
    mails.close();
    app.close();
  }

  enum What {
    REGISTER,
    RELEASE,
    RETURN,
    WITHDRAW,
    RENAME,
    MOVE,
    POSTPONE,
    CANCEL,
    GATHER,
    SEND
  }

  /** {@code part} is 1, 2 or 3; {@code n} is a number of days, or a choice of parts. */
  record Command(What what, int person, int part, int n) {}

  @Provide
  Arbitrary<List<Command>> commands() {
    var what =
        Arbitraries.frequency(
            Tuple.of(7, What.REGISTER),
            Tuple.of(4, What.RELEASE),
            Tuple.of(4, What.RETURN),
            Tuple.of(2, What.WITHDRAW),
            Tuple.of(1, What.RENAME),
            Tuple.of(4, What.MOVE),
            Tuple.of(1, What.POSTPONE),
            Tuple.of(1, What.CANCEL),
            Tuple.of(4, What.GATHER),
            Tuple.of(4, What.SEND));
    return Combinators.combine(
            what,
            Arbitraries.integers().between(0, PEOPLE.size() - 1),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 7))
        .as(Command::new)
        .list()
        .ofMinSize(8)
        .ofMaxSize(25);
  }

  /** The letter that supersedes it has nothing of its own for the calendar. */
  @Example
  void a_cancellation_that_has_not_left_is_not_lost_to_the_letter_after_it() {
    every_calendar_ends_with_what_its_owner_is_registered_for(
        List.of(
            new Command(What.REGISTER, 0, 1, 2),
            new Command(What.SEND, 0, 1, 1),
            new Command(What.CANCEL, 0, 2, 1),
            new Command(What.REGISTER, 0, 1, 6)),
        1);
  }

  @Property(tries = 15)
  void every_calendar_ends_with_what_its_owner_is_registered_for(
      @ForAll("commands") List<Command> commands, @ForAll long seed) {
    begin();
    for (var command : commands) {
      app.clock().forward(Duration.ofSeconds(7));
      run(command);
    }
    gather();
    postman.deliver();

    for (var person : PEOPLE) {
      var said = mails.to(address(person)).stream().map(Said::of).flatMap(List::stream).toList();
      var registered = registered(person);
      var late = new ArrayList<>(said);
      Collections.shuffle(late, new Random(seed));
      for (var client : Client.values()) {
        assertThat(client.after(said)).as("%s of %s", client, person).isEqualTo(registered);
        assertThat(client.after(late))
            .as("%s of %s, shuffled", client, person)
            .isEqualTo(registered);
      }
    }
  }

  /** One calendar object of one mail. */
  private record Said(String method, List<Revision> entries) {
    private static final Pattern ENTRY = Pattern.compile("(?s)BEGIN:VEVENT\r\n.*?END:VEVENT");

    static List<Said> of(MimeMessage mail) {
      return Mails.leaves(mail).stream()
          .filter(leaf -> leaf.type().startsWith("text/calendar"))
          .map(leaf -> leaf.text().replace("\r\n ", ""))
          .map(ics ->
              new Said(
                  value(ics, "METHOD"),
                  ENTRY.matcher(ics).results().map(found -> Revision.of(found.group())).toList()))
          .toList();
    }
  }

  /** One VEVENT. */
  private record Revision(String uid, int sequence, String stamp, String start, boolean cancelled) {
    static Revision of(String entry) {
      return new Revision(
          value(entry, "UID"),
          Integer.parseInt(value(entry, "SEQUENCE")),
          value(entry, "DTSTAMP"),
          value(entry, "DTSTART"),
          value(entry, "STATUS").equals("CANCELLED"));
    }
  }

  private static String value(String text, String name) {
    var found = Pattern.compile("(?m)^" + name + "[;:](?:.*:)?(.*?)\r?$").matcher(text);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  /** Three ways in which programs read mails; none may need another. */
  private enum Client {
    WHOLE,
    /** As Outlook: the first VEVENT of a mail, and no other. */
    FIRST_ONLY {
      @Override
      Stream<Revision> believes(Said said) {
        return said.entries().stream().limit(1);
      }
    },
    /** As Outlook with mails: PUBLISH is unknown there. */
    NO_PUBLISH {
      @Override
      Stream<Revision> believes(Said said) {
        return said.method().equals("PUBLISH") ? Stream.of() : said.entries().stream();
      }
    };

    Stream<Revision> believes(Said said) {
      return said.entries().stream();
    }

    /** The starts that stand in the calendar: the highest SEQUENCE, then DTSTAMP, of each UID. */
    List<String> after(List<Said> mails) {
      var newer = Comparator.comparingInt(Revision::sequence).thenComparing(Revision::stamp);
      var calendar = new TreeMap<String, Revision>();
      mails.stream()
          .flatMap(this::believes)
          .forEach(
              one -> calendar.merge(one.uid(), one, (a, b) -> newer.compare(a, b) > 0 ? a : b));
      return calendar.values().stream()
          .filter(entry -> !entry.cancelled())
          .map(Revision::start)
          .sorted()
          .toList();
    }
  }

  /** Nobody is registered, and the three parts are what they were. */
  private void begin() {
    round++;
    manage.clear();
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from letter");
          handle.execute("delete from part_notice");
          handle.execute("delete from registration");
          handle.execute(
              "update part set cancelled_at = null, cancelled_why = null,"
                  + " starts_at = timestamptz '2030-11-04T10:00+01' + number * interval '7 days',"
                  + " ends_at = timestamptz '2030-11-04T11:30+01' + number * interval '7 days'");
        });
  }

  private void run(Command command) {
    var person = PEOPLE.get(command.person);
    var link = manage.get(person);
    var part = "/del-" + command.part;
    switch (command.what) {
      case REGISTER -> register(person, command.n);
      case RELEASE -> manage(link, part + "/release");
      case RETURN -> manage(link, part + "/return");
      case WITHDRAW -> manage(link, "/withdrawal");
      case RENAME -> {
        if (link != null) {
          app.stranger()
              .post(
                  link + "/details",
                  "name",
                  "N" + command.n,
                  "language",
                  "nn",
                  "calendar",
                  "INVITATIONS");
        }
      }
      case MOVE -> {
        var day = LocalDate.parse("2030-12-01").plusDays(command.n).toString();
        desk(part + "/time", command.part, "day", day, "from", "12:00", "to", "13:00");
      }
      case POSTPONE -> desk(part + "/postponement", command.part);
      case CANCEL -> desk(part + "/cancellation", command.part, "why", "Streik");
      case GATHER -> gather();
      case SEND -> postman.deliver();
    }
  }

  private void register(String person, int choice) {
    var fields = new ArrayList<>(List.of("name", person, "email", address(person)));
    fields.addAll(List.of("calendar", "INVITATIONS", "scope", choice == 7 ? "all" : "some"));
    for (var part = 1; part <= 3; part++) {
      if ((choice & 1 << (part - 1)) != 0) {
        fields.addAll(List.of("part", String.valueOf(part)));
      }
    }
    var answer =
        app.stranger()
            .post(Cast.SERIES + "/registration", fields.toArray(String[]::new))
            .statusCode();
    assertThat(answer).isIn(303, 422);
    if (answer == 303) {
      var letters = app.letter("REGISTERED", address(person));
      manage.computeIfAbsent(
          person, _ -> letters.replaceAll("(?s).*(/manage/[A-Za-z0-9_-]+).*", "$1"));
    }
  }

  private void manage(@Nullable String link, String act) {
    if (link != null) {
      assertThat(app.stranger().post(link + act).statusCode()).as(act).isIn(303, 422, 404);
    }
  }

  private void desk(String act, int part, String... fields) {
    var rev =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select rev from part where number = ?", part)
                    .mapTo(String.class)
                    .one());
    var all = Stream.concat(Stream.of("rev", rev), Stream.of(fields)).toArray(String[]::new);
    assertThat(ola.post("/studio" + Cast.SERIES + act, all).statusCode()).as(act).isIn(303, 422);
  }

  private void gather() {
    app.clock().forward(Duration.ofMinutes(16));
    app.app().jobs().runDue();
  }

  /** What the database says that she has: starts by the wall clock. */
  private List<String> registered(String person) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select p.starts_at
                      from registration r
                      join part_registration pr on pr.registration_id = r.id
                      join part p on p.id = pr.part_id
                     where r.email_key = :email and pr.state = 'CONFIRMED'
                       and p.starts_at is not null and p.cancelled_at is null
                    """)
                .bind("email", address(person))
                .mapTo(Instant.class)
                .map(start -> LocalDateTime.ofInstant(start, Cast.OSLO).format(WALL))
                .stream()
                .sorted()
                .toList());
  }

  private String address(String person) {
    return person + round + "@etat.example";
  }
}
