/** Staff sign in by mail link. */
@NullMarked
package no.ordstyrer.account;

import org.jspecify.annotations.NullMarked;
