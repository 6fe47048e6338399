/** Work that comes back by the clock. */
@NullMarked
package no.ordstyrer.jobs;

import org.jspecify.annotations.NullMarked;
