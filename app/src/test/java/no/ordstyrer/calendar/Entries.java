package no.ordstyrer.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Entries that the tests write down. */
final class Entries {
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Entries() {}

  /** Part 1 of Samhandlingsarena #18, as Anne has it. */
  static Entry anne() {
    return titled("Samhandlingsarena #18, del 1: Hva er svakheten ved dagens styringsmodell?");
  }

  static Entry titled(String title) {
    return of(
        "5f1c9a2e-part-1@ordstyrer.example", title, "Anne Deltaker", OSLO, "2026-09-10T10:00");
  }

  static Entry of(String uid, String title, String attendee, ZoneId zone, String start) {
    var from = LocalDateTime.parse(start).atZone(zone).toInstant();
    return new Entry(
        uid,
        0,
        Instant.parse("2026-08-20T07:00:00Z"),
        Entry.Status.CONFIRMED,
        title,
        "Første webinar. Still gjerne spørsmål på forhånd; de kommer med i debatten.\nVelkommen!",
        "",
        "https://ordstyrer.example/join/abc123",
        true,
        from,
        from.plusSeconds(90 * 60),
        zone,
        "NORSTELLA",
        "arena@ordstyrer.example",
        attendee,
        "anne@etat.example");
  }
}
