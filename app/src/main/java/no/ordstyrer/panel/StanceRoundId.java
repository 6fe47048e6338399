package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

public record StanceRoundId(long value) implements Id {}
