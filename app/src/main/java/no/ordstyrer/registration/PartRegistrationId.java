package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record PartRegistrationId(long value) implements Id {}
