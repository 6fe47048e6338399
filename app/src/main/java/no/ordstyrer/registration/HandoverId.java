package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record HandoverId(long value) implements Id {}
