package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record OfferId(long value) implements Id {}
