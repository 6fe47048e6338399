package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import no.ordstyrer.CalendarReaders.Read;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes a corpus of what people are sent, made by the running application and taken from the mail
 * server, to {@code target/interop}, and gives each to four programs that are not ours: ical.js,
 * libical's restriction check, khal and calcurse.
 */
class InteropTest {
  private static final Path CORPUS = Path.of("target/interop");
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** All that a parameter or a text of a calendar can trip over. */
  private static final String HOSTILE = "Čierva «Đoahttu» O'Lie; a,b:c \\n ^' 👩‍💻 %s \"x\"";

  private final Mails mails = new Mails();
  private final TestApp app = new TestApp(mails);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
    mails.close();
  }

  @ParameterizedTest
  @CsvSource({"Europe/Oslo,nb", "America/St_Johns,nn", "Asia/Kathmandu,en"})
  void an_entry_comes_moves_goes_and_comes_back(String name, String language) throws IOException {
    var zone = ZoneId.of(name);
    app.db()
        .useHandle(handle -> {
          handle.execute("update arena set timezone = ?", name);
          handle.execute("update part set label = 'Økt; den, \"første\" \\ del' where number = 2");
        });
    var folder = fresh(CORPUS.resolve(name.replace('/', '-') + "-" + language));
    var khal = new Khal(folder.resolve("khal"), zone);

    register(language);
    var invited = saved(folder, "1-invite", "REQUEST");
    var start = shown("2030-09-26T08:00:00Z", zone);
    assertThat(invited.attendee()).startsWith("mailto:anne@etat.example Čierva «Đoahttu» O'Lie;");
    khal.takes(folder.resolve("1-invite.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|" + start + "|");
    calcurseReads(folder, "1-invite", invited);

    move("2030-10-28", "09:15", "10:45");
    var moved = saved(folder, "2-moved", "REQUEST");
    var later = LocalDateTime.parse("2030-10-28T09:15").format(SHOWN);
    assertThat(moved.uid()).isEqualTo(invited.uid());
    assertThat(moved.sequence()).isGreaterThan(invited.sequence());
    khal.takes(folder.resolve("2-moved.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|" + later + "|");
    calcurseReads(folder, "2-moved", moved);

    app.stranger().post(manage() + "/del-2/release");
    var cancelled = saved(folder, "3-cancelled", "CANCEL");
    assertThat(cancelled.one("status")).isEqualTo("CANCELLED");
    khal.takes(folder.resolve("3-cancelled.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|" + later + "|CANCELLED");

    app.clock().forward(Duration.ofMinutes(1));
    app.stranger().post(manage() + "/del-2/return");
    var back = saved(folder, "4-back", "REQUEST");
    assertThat(back.uid()).isEqualTo(invited.uid());
    assertThat(back.sequence()).isGreaterThan(cancelled.sequence());
    khal.takes(folder.resolve("4-back.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|" + later + "|");
    calcurseReads(folder, "4-back", back);

    desk("postponement");
    var postponed = saved(folder, "5-postponed", "CANCEL");
    khal.takes(folder.resolve("5-postponed.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|" + later + "|CANCELLED");
    move("2030-11-05", "13:00", "14:00");
    var again = saved(folder, "6-new-time", "REQUEST");
    assertThat(again.sequence()).isGreaterThan(postponed.sequence());
    khal.takes(folder.resolve("6-new-time.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|2030-11-05 13:00|");

    desk("cancellation", "why", "Streik");
    saved(folder, "7-called-off", "CANCEL");
    khal.takes(folder.resolve("7-called-off.ics"));
    assertThat(khal.entries()).containsExactly(invited.uid() + "|2030-11-05 13:00|CANCELLED");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 200})
  void a_feed_is_read_whole(int parts) throws IOException {
    var folder = fresh(CORPUS.resolve("feed-" + parts));
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from part where number > ?", parts);
          handle.execute(
              """
              insert into part (series_id, number, kind, venue, label, theme, starts_at, ends_at)
              select ?, n, 'WEBINAR', 'ONLINE', 'Del ' || n || ' æøå', 'Tema; ' || repeat('ø', n),
                     timestamptz '2030-09-12T10:00+02' + n * interval '1 day',
                     timestamptz '2030-09-12T11:30+02' + n * interval '1 day'
                from generate_series(4, ?) n
              """,
              app.cast().series(),
              parts);
        });
    var feed = app.stranger().get(Cast.SERIES + ".ics");
    assertThat(feed.statusCode()).isEqualTo(200);
    var file = write(folder.resolve("feed.ics"), feed.body());

    var read = CalendarReaders.both(feed.body());
    assertThat(read.method()).isEqualTo("PUBLISH");
    assertThat(read.all("uid")).hasSize(parts).doesNotHaveDuplicates();
    assertThat(read.all("attendee")).isEmpty();
    var khal = new Khal(folder.resolve("khal"), Cast.OSLO);
    if (parts > 0) {
      khal.takes(file);
    }
    assertThat(khal.entries()).hasSize(parts);
    assertThat(calcurse(folder, file)).hasSize(parts);
  }

  /** The newest mail with such an object, kept whole and as its calendar file, and read by both. */
  private Read saved(Path folder, String name, String method) throws IOException {
    settled();
    var mail =
        mails.to("anne@etat.example").stream()
            .filter(one ->
                Mails.leaves(one).stream()
                    .anyMatch(leaf ->
                        leaf.type().startsWith("text/calendar")
                            && leaf.text().contains("\nMETHOD:" + method + "\r")
                            && leaf.text().contains("den\\, \"første\"")))
            .reduce((_, later) -> later)
            .orElseThrow(() -> new AssertionError("No mail for " + name));
    try (var out = Files.newOutputStream(folder.resolve(name + ".eml"))) {
      mail.writeTo(out);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
    var ics = Mails.leaf(mail, "text/calendar").text();
    assertThat(Mails.leaf(mail, "application/ics").text()).isEqualTo(ics);
    write(folder.resolve(name + ".ics"), ics);
    return CalendarReaders.both(ics);
  }

  /** khal, with a calendar of its own. */
  private record Khal(Path home, ZoneId zone) {
    Khal {
      fresh(home.resolve("calendar"));
      write(
          home.resolve("config"),
          """
          [calendars]
          [[own]]
          path = %s
          [sqlite]
          path = %s
          [locale]
          local_timezone = %s
          default_timezone = %s
          timeformat = %%H:%%M
          dateformat = %%Y-%%m-%%d
          longdateformat = %%Y-%%m-%%d
          datetimeformat = %%Y-%%m-%%d %%H:%%M
          longdatetimeformat = %%Y-%%m-%%d %%H:%%M
          """
              .formatted(
                  home.resolve("calendar").toAbsolutePath(),
                  home.resolve("cache.db").toAbsolutePath(),
                  zone,
                  zone));
    }

    void takes(Path file) {
      khal("import", "--batch", "-a", "own", file.toString());
    }

    /** {@code uid|start|CANCELLED}, in order of start. */
    List<String> entries() {
      var format = "{uid}|{start-long-full}|{cancelled}";
      return khal("list", "-df", "", "-f", format, "2030-08-01", "500d")
          .lines()
          .map(String::strip)
          .filter(line -> line.contains("|"))
          .toList();
    }

    private String khal(String... arguments) {
      var command = new java.util.ArrayList<>(List.of("khal", "-c", home + "/config"));
      command.addAll(List.of(arguments));
      return run(zone, command);
    }
  }

  private static void calcurseReads(Path folder, String name, Read entry) {
    var own = fresh(folder.resolve("calcurse-" + name));
    var read = calcurse(own, folder.resolve(name + ".ics"));
    assertThat(read).hasSize(1);
    var start = Instant.parse(entry.start()).atZone(ZoneId.of("Etc/UTC"));
    assertThat(read.getFirst())
        .startsWith(start.format(DateTimeFormatter.ofPattern("MM/dd/yyyy @ HH:mm")))
        .endsWith("|" + entry.summary().replace("\\\\", "\\"));
  }

  /** What calcurse keeps, one line an entry, times in UTC. */
  private static List<String> calcurse(Path home, Path file) {
    var said =
        run(
            ZoneId.of("Etc/UTC"),
            List.of("calcurse", "-D", home.toString(), "-i", file.toString()));
    assertThat(said).contains("0 skipped");
    try {
      var appointments = home.resolve("apts");
      return Files.exists(appointments) ? Files.readAllLines(appointments) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(ZoneId zone, List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("TZ", zone.getId());
      builder.environment().put("LC_ALL", "C.UTF-8");
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
      return said;
    } catch (IOException e) {
      throw new AssertionError(command.getFirst() + " is missing: ops/test installs it", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void register(String language) {
    var form =
        new String[] {
          "scope", "all", "name", HOSTILE, "email", "anne@etat.example", "calendar", "INVITATIONS"
        };
    assertThat(
            app.stranger().post(Cast.SERIES + "/registration?lang=" + language, form).statusCode())
        .isEqualTo(303);
  }

  private String manage() {
    var letter =
        Mails.text(mails.await("anne@etat.example", mail -> Mails.text(mail).contains("/manage/")));
    return letter.replaceAll("(?s).*(/manage/[A-Za-z0-9_-]+).*", "$1");
  }

  private void move(String day, String from, String to) {
    desk("time", "day", day, "from", from, "to", to);
  }

  /** An organiser changes part 2, and the time in which edits gather passes. */
  private void desk(String act, String... fields) {
    var rev =
        app.db()
            .withHandle(handle ->
                handle.select("select rev from part where number = 2").mapTo(String.class).one());
    var all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("rev", rev), java.util.stream.Stream.of(fields))
            .toArray(String[]::new);
    assertThat(ola.post("/studio" + Cast.SERIES + "/del-2/" + act, all).statusCode())
        .isEqualTo(303);
    app.clock().forward(Duration.ofMinutes(5));
    app.app().jobs().runDue();
  }

  /** Every letter has left. */
  private void settled() {
    var patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (app.db()
        .withHandle(handle ->
            handle
                .select("select exists (select from letter where state in ('WAITING', 'SENDING'))")
                .mapTo(boolean.class)
                .one())) {
      assertThat(System.nanoTime()).as("letters leave").isLessThan(patience);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String shown(String at, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.parse(at), zone).format(SHOWN);
  }

  private static Path fresh(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (var files = Files.walk(folder)) {
          for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
