package no.ordstyrer.arena;

import no.ordstyrer.db.Id;

public record ArenaId(long value) implements Id {}
