package no.ordstyrer.web;

import java.util.Locale;
import java.util.Optional;

/**
 * A colour that an arena has chosen, and the scale that the design system wants of it. Each step
 * has a luminance of its own, whatever the colour: so texts and borders keep the contrast that WCAG
 * 2.2 asks for (1.4.3, 1.4.11). Hue and, as far as the screen allows, chroma stay (OKLCH).
 *
 * @param lightness 0..1 of OKLCH
 * @param chroma 0..0.4 of OKLCH
 * @param hue in radians
 */
public record Colour(double lightness, double chroma, double hue) {
  /** Deep water: the colour of the site, and of an arena that has chosen none. */
  public static final String OF_THE_SITE = "#0b5a60";

  private static final double WHITE = 1.05;
  private static final double BLACK = 0.05;

  /** Empty for anything but {@code #rrggbb}. */
  public static Optional<Colour> of(String hex) {
    if (!hex.matches("#[0-9a-fA-F]{6}")) {
      return Optional.empty();
    }
    var rgb = Integer.parseInt(hex.substring(1), 16);
    var r = linear(rgb >> 16 & 255);
    var g = linear(rgb >> 8 & 255);
    var b = linear(rgb & 255);
    var l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    var m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    var s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    var lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    var alpha = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    var beta = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return Optional.of(new Colour(lightness, Math.hypot(alpha, beta), Math.atan2(beta, alpha)));
  }

  /** Relative luminance 0..1 (WCAG 2.2). */
  public double luminance() {
    var rgb = rgb();
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  public double contrastWithWhite() {
    return WHITE / (luminance() + 0.05);
  }

  public double contrastWithBlack() {
    return (luminance() + 0.05) / BLACK;
  }

  /** The same hue at another luminance, with at most this share of the chroma. */
  public Colour at(double luminance, double share) {
    var low = 0.0;
    var high = 1.0;
    for (var i = 0; i < 30; i++) {
      var middle = (low + high) / 2;
      if (new Colour(middle, chroma * share, hue).onScreen().luminance() < luminance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Colour((low + high) / 2, chroma * share, hue).onScreen();
  }

  /** For buttons and bands: dark enough to be seen on white (3:1), else as chosen. */
  public Colour base() {
    return contrastWithWhite() >= 3 ? this : at(WHITE / 3.02 - 0.05, 1);
  }

  /** What is written on the base: white, or black where white would be too faint (4.5:1). */
  public String onBase() {
    return base().contrastWithWhite() >= 4.5 ? "#fff" : "#000";
  }

  /** The design system's accent colours as a style sheet. */
  public String css() {
    var base = base();
    var step = base.onBase().equals("#fff") ? 0.7 : 1.15;
    var hover = base.luminance() * step;
    return ":root{"
        + token("background-tinted", at(0.92, 0.16))
        + token("surface-tinted", at(0.83, 0.3))
        + token("surface-hover", at(0.71, 0.45))
        + token("surface-active", at(0.59, 0.6))
        + token("border-subtle", at(0.49, 0.7))
        + token("border-default", at(0.19, 1))
        + token("border-strong", at(0.107, 1))
        + token("text-subtle", at(0.107, 1))
        + token("text-default", at(0.025, 0.8))
        + token("base-default", base)
        + token("base-hover", base.at(hover, 1))
        + token("base-active", base.at(hover * step, 1))
        + "--ds-color-accent-base-contrast-subtle:"
        + onBase()
        + ";--ds-color-accent-base-contrast-default:"
        + onBase()
        + "}";
  }

  public String hex() {
    var rgb = rgb();
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", byteOf(rgb[0]), byteOf(rgb[1]), byteOf(rgb[2]));
  }

  private static String token(String name, Colour colour) {
    return "--ds-color-accent-" + name + ":" + colour.hex() + ";";
  }

  /** As much of the chroma as the screen (sRGB) can show at this lightness. */
  private Colour onScreen() {
    var low = 0.0;
    var high = chroma;
    if (shows(high)) {
      return this;
    }
    for (var i = 0; i < 20; i++) {
      var middle = (low + high) / 2;
      if (shows(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Colour(lightness, low, hue);
  }

  private boolean shows(double amount) {
    for (var part : new Colour(lightness, amount, hue).raw()) {
      if (part < -0.0001 || part > 1.0001) {
        return false;
      }
    }
    return true;
  }

  /** Linear light, 0..1. */
  private double[] rgb() {
    var rgb = raw();
    for (var i = 0; i < 3; i++) {
      rgb[i] = Math.clamp(rgb[i], 0, 1);
    }
    return rgb;
  }

  private double[] raw() {
    var alpha = chroma * Math.cos(hue);
    var beta = chroma * Math.sin(hue);
    var l = Math.pow(lightness + 0.3963377774 * alpha + 0.2158037573 * beta, 3);
    var m = Math.pow(lightness - 0.1055613458 * alpha - 0.0638541728 * beta, 3);
    var s = Math.pow(lightness - 0.0894841775 * alpha - 1.2914855480 * beta, 3);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double linear(int channel) {
    var part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static long byteOf(double linear) {
    var part = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return Math.round(part * 255);
  }
}
