package no.ordstyrer.registration;

import java.util.List;
import no.ordstyrer.registration.Need.Kind;
import no.ordstyrer.registration.Need.Said;
import no.ordstyrer.web.Form;

/** Reads from a form what somebody needs, and fills a form with it. */
final class NeedForm {
  static final String KINDS = "needs";
  static final String WORDS = "needs-words";
  static final int MOST = 1000;

  private NeedForm() {}

  static Said read(Form form, List<Kind> offered) {
    var chosen = offered.stream().filter(kind -> form.has(KINDS, kind.name())).toList();
    return new Said(chosen, form.text(WORDS, MOST));
  }

  static void fill(Form form, Said said) {
    form.putAll(KINDS, said.kinds().stream().map(Kind::name).toList()).put(WORDS, said.words());
  }
}
