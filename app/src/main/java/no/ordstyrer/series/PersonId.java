package no.ordstyrer.series;

import no.ordstyrer.db.Id;

public record PersonId(long value) implements Id {}
