package no.ordstyrer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** An XLSX file as spreadsheets read it: by its directory at the end, and as XML. */
public final class Workbook {
  private Workbook() {}

  /** What stands in its cells, in whatever sheet and order. */
  public static List<String> cells(byte[] xlsx) throws IOException {
    var file = Files.write(Files.createTempFile("workbook", ".xlsx"), xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      var cells = new ArrayList<String>();
      for (var entry : Collections.list(zip.entries())) {
        var parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        var all = parser.parse(zip.getInputStream(entry)).getElementsByTagName("*");
        for (var i = 0; i < all.getLength(); i++) {
          if (List.of("t", "v").contains(all.item(i).getNodeName())) {
            cells.add(all.item(i).getTextContent());
          }
        }
      }
      return cells;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    } finally {
      Files.delete(file);
    }
  }
}
