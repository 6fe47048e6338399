/**
 * Ordstyrer: series of webinars that lead to a panel debate. Read {@link no.ordstyrer.App} first.
 */
@NullMarked
package no.ordstyrer;

import org.jspecify.annotations.NullMarked;
