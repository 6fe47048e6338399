package no.ordstyrer.registration;

/**
 * Somebody who has registered, as far as the live room needs to know her.
 *
 * @param pseudonym the number in «Deltaker 14», stable within the series
 */
public record Attendee(RegistrationId id, String name, String organisation, int pseudonym) {}
