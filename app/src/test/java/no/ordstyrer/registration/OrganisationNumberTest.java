package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"991825827", "974 760 673", "889\u00a0640\u00a0782"})
  void a_number_that_is_right(String number) {
    assertThat(OrganisationNumber.of(number)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"991825826", "99182582", "9918258277", "abcdefghi", ""})
  void a_number_that_is_not(String number) {
    assertThat(OrganisationNumber.of(number)).isEmpty();
  }
}
