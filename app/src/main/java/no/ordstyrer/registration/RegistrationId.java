package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record RegistrationId(long value) implements Id {}
