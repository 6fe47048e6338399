package no.ordstyrer.series;

import no.ordstyrer.db.Id;

public record SeriesId(long value) implements Id {}
