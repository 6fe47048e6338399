/** Who is looking, and what a link proves. */
@NullMarked
package no.ordstyrer.access;

import org.jspecify.annotations.NullMarked;
