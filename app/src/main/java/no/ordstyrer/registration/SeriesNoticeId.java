package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record SeriesNoticeId(long value) implements Id {}
