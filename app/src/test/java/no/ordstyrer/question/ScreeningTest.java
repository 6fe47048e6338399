package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds a text for review, and what does not. */
class ScreeningTest {
  @Test
  void links_addresses_and_numbers_hold() {
    assertThat(found("Se https://etat.example/side")).containsExactly("LINK");
    assertThat(found("Se regjeringen.no for mer")).containsExactly("LINK");
    assertThat(found("Skriv til ola@etat.example nå")).containsExactly("EMAIL");
    for (var phone :
        List.of("22 33 44 55", "901 23 456", "90123456", "+47 90 12 34 56", "0047 90123456")) {
      assertThat(found("Ring " + phone + " nå")).as(phone).containsExactly("PHONE");
    }
    assertThat(found("Hun har 01010750160")).contains("IDENTITY");
    assertThat(found("Hun har 010107 50160.")).contains("IDENTITY");
    assertThat(found("Ring \uff19\uff10\uff11\uff12\uff13\uff14\uff15\uff16"))
        .containsExactly("PHONE");
  }

  @Test
  void ordinary_figures_do_not() {
    for (var text :
        List.of(
            "Hva skjedde 14.09.2023, og hva skjer 2030-10-10?",
            "Hvorfor koster det 20 000 000 kroner, og ikke 1 500 000?",
            "Er 85 prosent i 2019-2024 nok?",
            "Sak 01010750161 er ingen person",
            "Hva mener dere? Og hvorfor.Nå",
            "Paragraf 3.2.1 og kl. 10.00-11.30")) {
      assertThat(found(text)).as(text).isEmpty();
    }
  }

  @Test
  void words_hold_however_they_are_dressed() {
    var words = List.of("tull", "søppel*", "gå hjem");
    assertThat(Screening.of("Dette er TULL!", words)).containsExactly("WORD:tull");
    assertThat(Screening.of("Dette er t\u200bu\u00adll", words)).containsExactly("WORD:tull");
    assertThat(Screening.of("Dette er \uff54\uff55\uff4c\uff4c", words))
        .containsExactly("WORD:tull");
    assertThat(Screening.of("For en søppelordning", words)).containsExactly("WORD:søppel*");
    assertThat(Screening.of("Gå   hjem!", words)).containsExactly("WORD:gå hjem");
    assertThat(Screening.of("tullete gå hjemme", words)).isEmpty();
    assertThat(Screening.of("Alt", List.of("*", " "))).isEmpty();
  }

  private static List<String> found(String text) {
    return Screening.of(text, List.of());
  }
}
