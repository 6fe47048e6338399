package no.ordstyrer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The form of a page, as a browser would send it back untouched. */
public final class PageForm {
  private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
  private static final Pattern TEXT =
      Pattern.compile("<textarea [^>]*name=\"([^\"]+)\"[^>]*>([^<]*)<");
  private static final Pattern SELECT =
      Pattern.compile("(?s)<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>");
  private static final Pattern CHOSEN =
      Pattern.compile("<option [^>]*value=\"([^\"]*)\"[^>]* selected");

  private PageForm() {}

  /** Names and values, one after the other: boxes only when they are ticked. */
  public static List<String> fields(String page) {
    var fields = new ArrayList<String>();
    var input = INPUT.matcher(page);
    while (input.find()) {
      var about = input.group(1);
      var choice = about.matches(".*type=\"(checkbox|radio)\".*");
      if (about.contains("name=\"") && (!choice || about.matches(".* checked.*"))) {
        fields.addAll(List.of(attribute(about, "name"), attribute(about, "value")));
      }
    }
    var text = TEXT.matcher(page);
    while (text.find()) {
      fields.addAll(List.of(text.group(1), plain(text.group(2))));
    }
    var select = SELECT.matcher(page);
    while (select.find()) {
      var chosen = CHOSEN.matcher(select.group(2));
      if (chosen.find()) {
        fields.addAll(List.of(select.group(1), plain(chosen.group(1))));
      }
    }
    return fields;
  }

  private static String attribute(String about, String name) {
    var value = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(about);
    return value.find() ? plain(value.group(1)) : "";
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
