package no.ordstyrer.series;

import no.ordstyrer.db.Id;

public record ThemeId(long value) implements Id {}
