package no.ordstyrer.poll;

import no.ordstyrer.db.Id;

public record PollId(long value) implements Id {}
