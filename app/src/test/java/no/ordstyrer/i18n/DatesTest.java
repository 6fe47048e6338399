package no.ordstyrer.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final LocalDate MONDAY = LocalDate.of(2023, 9, 11);

  private final Dates nb = new Dates(Language.NB);
  private final Dates nn = new Dates(Language.NN);
  private final Dates en = new Dates(Language.EN);

  @Test
  void a_week_in_bokmaal() {
    assertThat(week(nb))
        .containsExactly(
            "mandag 11. september 2023",
            "tirsdag 12. september 2023",
            "onsdag 13. september 2023",
            "torsdag 14. september 2023",
            "fredag 15. september 2023",
            "lørdag 16. september 2023",
            "søndag 17. september 2023");
  }

  @Test
  void a_week_in_nynorsk() {
    assertThat(week(nn))
        .containsExactly(
            "måndag 11. september 2023",
            "tysdag 12. september 2023",
            "onsdag 13. september 2023",
            "torsdag 14. september 2023",
            "fredag 15. september 2023",
            "laurdag 16. september 2023",
            "søndag 17. september 2023");
  }

  @Test
  void a_part_as_people_write_it() {
    var start = Instant.parse("2023-09-14T08:00:00Z");
    var end = Instant.parse("2023-09-14T09:30:00Z");

    assertThat(nb.span(start, end, OSLO)).isEqualTo("torsdag 14. september 2023 kl. 10.00–11.30");
    assertThat(nn.span(start, end, OSLO)).isEqualTo("torsdag 14. september 2023 kl. 10.00–11.30");
    assertThat(en.span(start, end, OSLO)).isEqualTo("Thursday 14 September 2023, 10:00–11:30");
    assertThat(nb.machine(start, OSLO)).isEqualTo("2023-09-14T10:00+02:00");
    assertThat(nb.zone(OSLO)).isEqualTo("norsk tid");
    assertThat(en.zone(ZoneId.of("America/New_York"))).isEqualTo("America/New_York");
  }

  @Test
  void months_in_norwegian_are_written_small() {
    assertThat(nb.shortDay(LocalDate.of(2024, 5, 17))).isEqualTo("17. mai 2024");
    assertThat(nn.shortDay(LocalDate.of(2024, 12, 1))).isEqualTo("1. desember 2024");
    assertThat(en.shortDay(LocalDate.of(2024, 10, 1))).isEqualTo("1 October 2024");
  }

  /** 31 March 2024: from 02.00 to 03.00 at once. */
  @Test
  void the_night_that_is_an_hour_short() {
    var before = Instant.parse("2024-03-31T00:30:00Z");
    var after = Instant.parse("2024-03-31T01:30:00Z");

    assertThat(nb.span(before, after, OSLO)).isEqualTo("søndag 31. mars 2024 kl. 01.30–03.30");
    assertThat(nb.machine(before, OSLO)).isEqualTo("2024-03-31T01:30+01:00");
    assertThat(nb.machine(after, OSLO)).isEqualTo("2024-03-31T03:30+02:00");
  }

  /** 27 October 2024: the hour from 02.00 comes twice; the machine value tells which. */
  @Test
  void the_night_that_is_an_hour_long() {
    var first = Instant.parse("2024-10-27T00:30:00Z");
    var second = Instant.parse("2024-10-27T01:30:00Z");

    assertThat(nn.moment(first, OSLO)).isEqualTo("søndag 27. oktober 2024 kl. 02.30");
    assertThat(nn.machine(first, OSLO)).isEqualTo("2024-10-27T02:30+02:00");
    assertThat(nn.machine(second, OSLO)).isEqualTo("2024-10-27T02:30+01:00");
  }

  @Test
  void a_part_over_midnight_names_both_days() {
    var start = Instant.parse("2023-09-14T21:00:00Z");
    var end = Instant.parse("2023-09-14T22:30:00Z");

    assertThat(nb.span(start, end, OSLO))
        .isEqualTo("torsdag 14. september 2023 kl. 23.00 – fredag 15. september 2023 kl. 00.30");
  }

  private static List<String> week(Dates dates) {
    return MONDAY.datesUntil(MONDAY.plusDays(7)).map(dates::day).toList();
  }
}
