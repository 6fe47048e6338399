/** Series and their parts. */
@NullMarked
package no.ordstyrer.series;

import org.jspecify.annotations.NullMarked;
