package no.ordstyrer.series;

import no.ordstyrer.db.Id;

public record PartId(long value) implements Id {}
