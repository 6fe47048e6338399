package no.ordstyrer.mail;

import java.util.ArrayList;
import java.util.List;

/** What a letter says, written once and set twice: as text and as HTML without remote content. */
public final class Prose {
  /** One block of a letter. */
  public sealed interface Block {
    record Heading(String words) implements Block {}

    record Paragraph(String words) implements Block {}

    /** Several paragraphs as somebody wrote them, in Markdown. */
    record Written(String markdown) implements Block {}

    record Bullets(List<String> lines) implements Block {}

    /** A link that stands alone: the one thing to do. */
    record Button(String words, String href) implements Block {}

    /** A link among others. */
    record Link(String words, String href) implements Block {}
  }

  private final List<Block> blocks = new ArrayList<>();

  public Prose heading(String words) {
    blocks.add(new Block.Heading(words));
    return this;
  }

  public Prose paragraph(String words) {
    blocks.add(new Block.Paragraph(words));
    return this;
  }

  public Prose markdown(String written) {
    blocks.add(new Block.Written(written));
    return this;
  }

  public Prose bullets(List<String> lines) {
    blocks.add(new Block.Bullets(List.copyOf(lines)));
    return this;
  }

  public Prose button(String words, String href) {
    blocks.add(new Block.Button(words, href));
    return this;
  }

  public Prose link(String words, String href) {
    blocks.add(new Block.Link(words, href));
    return this;
  }

  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** The text part: blocks apart by an empty line, each address on a line of its own. */
  public String text() {
    var text = new StringBuilder();
    for (var block : blocks) {
      switch (block) {
        case Block.Heading(var words) ->
            text.append(words).append('\n').append("-".repeat(Math.min(60, words.length())));
        case Block.Paragraph(var words) -> text.append(words);
        case Block.Written(var markdown) -> text.append(markdown.strip());
        case Block.Bullets(var lines) -> text.append("- ").append(String.join("\n- ", lines));
        case Block.Button(var words, var href) -> text.append(words).append(":\n").append(href);
        case Block.Link(var words, var href) -> text.append(words).append(":\n").append(href);
      }
      text.append("\n\n");
    }
    return text.toString().strip() + "\n";
  }
}
