package no.ordstyrer.access;

/**
 * What a browser shows that has opened an attendee's own link: good for that one registration, as
 * long as its links have not been renewed since.
 */
public record Pass(long registration, int generation) {}
