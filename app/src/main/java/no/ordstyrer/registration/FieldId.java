package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record FieldId(long value) implements Id {}
