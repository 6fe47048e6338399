/** Registrations: who comes to what, with her place in each part. */
@NullMarked
package no.ordstyrer.registration;

import org.jspecify.annotations.NullMarked;
