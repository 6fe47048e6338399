package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record InvitationId(long value) implements Id {}
