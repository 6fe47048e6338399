package no.ordstyrer.web;

import gg.jte.Content;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** An organiser's own text: Markdown (CommonMark 0.31), sanitised after rendering. */
public final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              (element, _) ->
                  switch (element) {
                    // The page's own headings come first: the organiser's begin below them.
                    case "h1", "h2" -> "h3";
                    case "h3" -> "h4";
                    default -> "h5";
                  },
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6")
          .allowElements(
              "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a")
          .allowUrlProtocols("https", "http", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .requireRelsOnLinks("noopener", "nofollow")
          .toFactory();

  private Markdown() {}

  /** For a template: {@code ${Markdown.html(series.description())}}. */
  public static Content html(String markdown) {
    var html = POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    return output -> output.writeContent(html);
  }

  /** The first words without marks, for a summary of at most {@code max} characters. */
  public static String plain(String markdown, int max) {
    var text =
        String.join(" ", List.of(markdown.replaceAll("[#*_`>\\[\\]]", "").strip().split("\\s+")));
    return text.length() <= max ? text : text.substring(0, text.lastIndexOf(' ', max)) + " …";
  }
}
