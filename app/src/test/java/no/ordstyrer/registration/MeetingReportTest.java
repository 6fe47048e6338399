package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.registration.MeetingReport.Source;
import no.ordstyrer.registration.MeetingReport.Stay;
import no.ordstyrer.web.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that Teams and Zoom give, as they come. */
class MeetingReportTest {
  /** Ten o'clock in Oslo. */
  private static final Instant START = Instant.parse("2030-09-12T08:00:00Z");

  private static final String TEAMS =
      """
      1. Summary
      Meeting title\tWebinar 1
      Attended participants\t2
      Start time\t9/12/30, 9:45:10 AM
      End time\t9/12/30, 11:31:02 AM
      Meeting duration\t1h 45m 52s
      Average attendance time\t1h 2m 3s

      2. Participants
      Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
      Anne Deltaker\t9/12/30, 9:50:00 AM\t9/12/30, 11:31:02 AM\t1h 20m 2s\tanne@etat.example\tanne@etat.example\tPresenter
      Lie, Bjørn\t9/12/30, 10:05:00 AM\t9/12/30, 10:08:00 AM\t3m\t\t\tAttendee

      3. In-Meeting Activities
      Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
      Anne Deltaker\t9/12/30, 9:50:00 AM\t9/12/30, 10:30:00 AM\t40m\tanne@etat.example\tPresenter
      Anne Deltaker\t9/12/30, 10:51:00 AM\t9/12/30, 11:31:02 AM\t40m 2s\tanne@etat.example\tPresenter
      Lie, Bjørn\t9/12/30, 10:05:00 AM\t9/12/30, 10:08:00 AM\t3m\t\tAttendee
      """;

  @Test
  void a_report_of_teams_says_it_stay_by_stay_and_nobody_is_there_before_the_start() {
    var report = read(utf16(TEAMS));
    assertThat(report.source()).isEqualTo(Source.TEAMS);
    assertThat(report.stays())
        .containsExactly(
            stay("Anne Deltaker", "anne@etat.example", "08:00:00", "08:30:00"),
            stay("Anne Deltaker", "anne@etat.example", "08:51:00", "09:31:02"),
            stay("Lie, Bjørn", "", "08:05:00", "08:08:00"));
  }

  @Test
  void in_norwegian_too_and_with_headings_that_nobody_has_seen() {
    var norwegian =
        """
        1. Sammendrag
        Møtetittel\tWebinar 1
        2. Deltakere
        Navn\tFørste deltakelse\tSiste utgang\tVarighet i møtet\tE-post\tDeltaker-ID (UPN)\tRolle
        Anne Deltaker\t12.09.2030, 09:50:00\t12.09.2030, 11:31:02\t1 t 20 min 2 s\tanne@etat.example\t\tDeltaker
        3. Aktiviteter i møtet
        Navn\tTidspunkt for deltakelse\tTidspunkt for utgang\tVarighet\tE-post\tRolle
        Anne Deltaker\t12.09.2030 kl. 10:02:00\t12.09.2030 kl. 10:30:00\t28 min\tanne@etat.example\tDeltaker
        """;
    assertThat(read(utf16(norwegian)).stays())
        .containsExactly(stay("Anne Deltaker", "anne@etat.example", "08:02:00", "08:30:00"));
    var strange =
        norwegian.replace(
            "Navn\tTidspunkt for deltakelse\tTidspunkt for utgang\tVarighet\tE-post\tRolle",
            "A\tB\tC\tD\tE\tF");
    assertThat(read(utf16(strange)).stays()).isEqualTo(read(utf16(norwegian)).stays());
  }

  @Test
  void a_list_of_zoom_leaves_out_the_waiting_room_and_reads_the_nearer_date() {
    var zoom =
        """
        Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
        123 456,Webinar 1,09/12/2030 09:45:00 AM,09/12/2030 11:31:00 AM,vert@etat.example,106,2

        Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Disclaimer Response,In Waiting Room
        Anne Deltaker,anne@etat.example,09/12/2030 10:01:00 AM,09/12/2030 10:02:00 AM,1,No,,Yes
        Anne Deltaker,anne@etat.example,09/12/2030 10:02:00 AM,09/12/2030 11:30:00 AM,88,No,,No
        "Lie, Bjørn",,09/12/2030 10:05:00 AM,09/12/2030 10:08:00 AM,3,Yes,OK,No
        """;
    var report = read(zoom.getBytes(StandardCharsets.UTF_8));
    assertThat(report.source()).isEqualTo(Source.ZOOM);
    assertThat(report.stays())
        .containsExactly(
            stay("Anne Deltaker", "anne@etat.example", "08:02:00", "09:30:00"),
            stay("Lie, Bjørn", "", "08:05:00", "08:08:00"));
    var unique =
        "Navn,E-post for bruker,Total varighet (minutter),Gjest\nAnne Deltaker,anne@etat.example,42,Nei\n";
    assertThat(read(unique.getBytes(StandardCharsets.UTF_8)).stays())
        .containsExactly(stay("Anne Deltaker", "anne@etat.example", "08:00:00", "08:42:00"));
  }

  @Test
  void another_table_is_none() {
    for (var text :
        List.of(
            "Navn;E-post\nAnne;anne@etat.example\n", "a\n", "Name,Join Time\nAnne,yesterday\n")) {
      var table = CsvTable.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
      assertThat(MeetingReport.read(table, Cast.OSLO, START)).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1h 2m 3s, PT1H2M3S",
    "1 t 2 min, PT1H2M",
    "2 timer 5 minutter 1 sekund, PT2H5M1S",
    "58s, PT58S",
    "62, PT1H2M",
    "01:02:03, PT1H2M3S"
  })
  void durations(String typed, String meant) {
    assertThat(MeetingReport.duration(typed)).hasValue(Duration.parse(meant));
  }

  static byte[] utf16(String text) {
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
  }

  private static MeetingReport read(byte[] file) {
    return MeetingReport.read(CsvTable.read(file).orElseThrow(), Cast.OSLO, START).orElseThrow();
  }

  private static Stay stay(String name, String email, String from, String until) {
    return new Stay(
        name,
        email,
        Instant.parse("2030-09-12T" + from + "Z"),
        Instant.parse("2030-09-12T" + until + "Z"));
  }
}
