package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record NoteId(long value) implements Id {}
