package no.ordstyrer;

import java.net.URI;

/**
 * What an installation sets.
 *
 * @param publicUrl scheme and host that people use
 * @param secret at least 32 characters; links and cookies are made with it
 */
public record Settings(URI publicUrl, String secret) {}
