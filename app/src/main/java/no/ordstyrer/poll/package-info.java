/** Polls: everybody is asked at once, and sees what came of it when it is time. */
@NullMarked
package no.ordstyrer.poll;

import org.jspecify.annotations.NullMarked;
