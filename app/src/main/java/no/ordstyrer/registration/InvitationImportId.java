package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record InvitationImportId(long value) implements Id {}
