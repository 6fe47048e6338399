package no.ordstyrer.registration;

import no.ordstyrer.i18n.Language;

/** Whom an organiser wants to invite; name and organisation may be empty. */
public record Invitee(String email, String name, String organisation, Language language) {}
