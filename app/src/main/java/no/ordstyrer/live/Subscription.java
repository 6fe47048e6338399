package no.ordstyrer.live;

import org.jspecify.annotations.Nullable;

/**
 * What a page needs to go on from where it was rendered: {@code live/subscription.jte} prints it.
 *
 * @param path of the socket; the long poll is {@code …/changes} beside it
 * @param version the audience's, read before the page's lists
 * @param mine the same of the viewer's own topic, or null for one who has none
 */
public record Subscription(String path, Audience audience, long version, @Nullable Long mine) {}
