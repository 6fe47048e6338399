package no.ordstyrer.series;

import no.ordstyrer.db.Id;

public record ProgrammeItemId(long value) implements Id {}
