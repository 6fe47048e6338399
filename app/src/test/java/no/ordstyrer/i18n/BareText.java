package no.ordstyrer.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds words that stand in a JTE template instead of coming from {@link Messages}: between the
 * tags, and in the attributes that are read aloud. Expressions, parameters and comments are passed
 * over; content blocks are read like the rest.
 */
final class BareText {
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}[\\p{L} ,.!?-]*|\\b\\p{L}\\b");
  private static final Pattern ALOUD =
      Pattern.compile("\\b(?:aria-label|aria-description|alt|title|placeholder)=\"([^\"]*)\"");

  private final List<String> found = new ArrayList<>();

  BareText(String template) {
    var text =
        template
            .replaceAll("(?s)<%--.*?--%>", "")
            .replaceAll("(?m)^@(import|param) .*$", "")
            .replaceAll("(?s)<script\\b.*?</script>", "")
            .replaceAll("(?s)<style\\b.*?</style>", "");
    read(text);
  }

  List<String> found() {
    return found;
  }

  private void read(String text) {
    var rest = new StringBuilder();
    var at = 0;
    while (at < text.length()) {
      if (text.startsWith("${", at)
          || text.startsWith("!{", at)
          || text.startsWith("$unsafe{", at)) {
        at = past(text, text.indexOf('{', at), '{', '}');
      } else if (text.charAt(at) == '@' && at + 1 < text.length() && text.charAt(at + 1) != '`') {
        var end = at + 1;
        while (end < text.length()
            && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
          end++;
        }
        at = end < text.length() && text.charAt(end) == '(' ? past(text, end, '(', ')') : end;
      } else {
        rest.append(text.charAt(at++));
      }
    }
    var html = rest.toString();
    ALOUD.matcher(html).results().forEach(match -> words(match.group(1)));
    words(html.replaceAll("(?s)<[^>]*>", " ").replaceAll("&\\w+;", " "));
  }

  private void words(String text) {
    WORD.matcher(text).results().forEach(match -> found.add(match.group().strip()));
  }

  /** The place after the bracket that closes the one at {@code open}; content blocks are read. */
  private int past(String text, int open, char opening, char closing) {
    var depth = 0;
    var at = open;
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '"') {
        at = quoted(text, at);
      } else if (c == '@' && text.startsWith("@`", at)) {
        var end = block(text, at + 2);
        read(text.substring(at + 2, end));
        at = end;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return at + 1;
      }
      at++;
    }
    return at;
  }

  private static int quoted(String text, int open) {
    var at = open + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The place of the backtick that ends a content block; blocks stand within blocks. */
  private static int block(String text, int from) {
    var depth = 1;
    for (var at = from; at < text.length(); at++) {
      if (text.startsWith("@`", at)) {
        depth++;
        at++;
      } else if (text.charAt(at) == '`' && --depth == 0) {
        return at;
      }
    }
    return text.length();
  }
}
