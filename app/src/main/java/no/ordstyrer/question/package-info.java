/** Questions from the audience: asked, moderated, voted up, answered, carried on. */
@NullMarked
package no.ordstyrer.question;

import org.jspecify.annotations.NullMarked;
