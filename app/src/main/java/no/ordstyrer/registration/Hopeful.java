package no.ordstyrer.registration;

/** Somebody without a place, who waits for one or for an answer, as she is found at the door. */
public record Hopeful(
    PartRegistrationId id, String name, String organisation, PartRegistration.State state) {}
