package no.ordstyrer.arena;

import java.time.Instant;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Role;

/** Somebody with a role in an arena, since when. */
public record Member(AccountId accountId, String name, String email, Role role, Instant since) {}
