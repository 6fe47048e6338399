package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColourTest {
  private static final double WHITE = 1.0;

  @Property(tries = 300)
  void every_colour_keeps_its_contrast(@ForAll @IntRange(min = 0, max = 0xffffff) int rgb) {
    var css = Colour.of(String.format(Locale.ROOT, "#%06x", rgb)).orElseThrow().css();

    var tinted = luminance(css, "surface-tinted");
    assertThat(contrast(luminance(css, "text-subtle"), tinted)).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(luminance(css, "text-default"), tinted)).isGreaterThanOrEqualTo(7);
    assertThat(contrast(luminance(css, "border-default"), WHITE)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(luminance(css, "base-default"), WHITE)).isGreaterThanOrEqualTo(3);
    var written = css.contains("base-contrast-default:#fff") ? WHITE : 0;
    for (var state : new String[] {"base-default", "base-hover", "base-active"}) {
      assertThat(contrast(written, luminance(css, state))).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void a_dark_colour_stays_as_chosen() {
    assertThat(Colour.of("#0b5a60").orElseThrow().css()).contains("base-default:#0b5a60;");
  }

  @Test
  void what_is_no_colour_is_refused() {
    assertThat(Colour.of("#fff;}body{display:none}")).isEmpty();
  }

  /** The common style sheet holds the site's own scale, so that its pages need no second one. */
  @Test
  void the_common_sheet_has_the_scale_of_the_site() throws IOException {
    var sheet = Files.readString(Path.of("../web-static/css/app.css"));
    var block = sheet.replaceAll("(?s).*accent:begin \\*/(.*)/\\* accent:end.*", "$1");
    assertThat(block.replaceAll("\\s+", "").replace(";}", "}"))
        .isEqualTo(Colour.of(Colour.OF_THE_SITE).orElseThrow().css());
  }

  private static double luminance(String css, String token) {
    var found = Pattern.compile("accent-" + token + ":(#[0-9a-f]{6})").matcher(css);
    assertThat(found.find()).isTrue();
    return Colour.of(found.group(1)).orElseThrow().luminance();
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
