package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

public record StanceId(long value) implements Id {}
