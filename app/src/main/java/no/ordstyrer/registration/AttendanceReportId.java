package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record AttendanceReportId(long value) implements Id {}
