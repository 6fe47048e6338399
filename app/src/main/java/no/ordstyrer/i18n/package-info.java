/** Words and dates in bokmål, nynorsk and English. */
@NullMarked
package no.ordstyrer.i18n;

import org.jspecify.annotations.NullMarked;
