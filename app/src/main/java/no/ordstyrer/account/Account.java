package no.ordstyrer.account;

import no.ordstyrer.access.AccountId;
import no.ordstyrer.i18n.Language;

/** A member of staff: somebody who signs in. */
public record Account(AccountId id, String email, String name, String language) {
  public Language speaks() {
    return Language.stored(language);
  }
}
