/** What every page needs: frame, forms, problems, assets. */
@NullMarked
package no.ordstyrer.web;

import org.jspecify.annotations.NullMarked;
