package no.ordstyrer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * Styles, scripts, fonts and pictures, under an address that names their content: it may be kept
 * for ever, and relative links within it stay right.
 */
public final class Assets {
  private final String base;

  private Assets(String base) {
    this.base = base;
  }

  public static Assets onClasspath() {
    try {
      var root = Objects.requireNonNull(Assets.class.getResource("/static")).toURI();
      if (!root.getScheme().equals("jar")) {
        return new Assets("/static/" + digest(Path.of(root)));
      }
      var text = root.toString();
      var jar = URI.create(text.substring(0, text.indexOf('!')));
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        return new Assets("/static/" + digest(files.getPath("/static")));
      }
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("Cannot read the static files", e);
    }
  }

  /** The folder that all assets are served from: {@code /static/3f9a…}. */
  public String base() {
    return base;
  }

  /** The address of {@code css/app.css}. */
  public String at(String file) {
    return base + "/" + file;
  }

  private static String digest(Path root) {
    try (var files = Files.walk(root)) {
      var digest = MessageDigest.getInstance("SHA-256");
      files.filter(Files::isRegularFile).sorted().forEach(file -> add(digest, file));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, Path file) {
    try {
      digest.update(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
