package no.ordstyrer.registration;

/** Somebody who has registered, as far as the live room needs to know her. */
public record Attendee(RegistrationId id, String name, String organisation) {}
