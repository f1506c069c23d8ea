package io.breakwater.localstack.venue.bar;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.VenueProperties;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the data folder's files, one per symbol, and reads all that are to be traded. */
@Configuration(proxyBeanMethods = false)
public class BarConfiguration {
  private static final String CLASSPATH = "classpath:";
  private static final String EXTENSION = ".csv";
  private static final int MAX_FILES = 1_000;
  private static final long MAX_FILE_BYTES = 8L * 1024 * 1024;
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9.]{0,9}");

  @Bean
  BarHistory barHistory(VenueProperties venue, TradingCalendar calendar) throws IOException {
    var symbols = new ArrayList<SymbolBars>();
    for (Resource file : files(venue.dataFolder())) {
      String name = Objects.requireNonNull(file.getFilename());
      String symbol = symbolOf(name);
      if (venue.symbols().isEmpty() || venue.symbols().contains(symbol)) {
        symbols.add(new SymbolBars(symbol, read(name, file, calendar)));
      }
    }
    requireAll(venue, symbols);
    return new BarHistory(symbols);
  }

  private static List<Resource> files(String folder) throws IOException {
    String location = folder;
    if (!folder.startsWith(CLASSPATH)) {
      Path path = Path.of(folder).toAbsolutePath();
      if (!Files.isDirectory(path)) {
        throw new BadBarFileException(folder, "the data folder does not exist");
      }
      location = path.toUri().toString();
    }
    String separator = location.endsWith("/") ? "" : "/";
    Resource[] found =
        new PathMatchingResourcePatternResolver()
            .getResources(location + separator + "*" + EXTENSION);
    if (found.length == 0) {
      throw new BadBarFileException(folder, "the data folder holds no SYMBOL.csv");
    }
    if (found.length > MAX_FILES) {
      throw new BadBarFileException(folder, "more than %d files".formatted(MAX_FILES));
    }
    return List.of(found);
  }

  private static String symbolOf(String fileName) {
    String symbol = fileName.substring(0, fileName.length() - EXTENSION.length());
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new BadBarFileException(fileName, "the file's name is not a symbol in capitals");
    }
    return symbol;
  }

  private static List<DailyBar> read(String name, Resource file, TradingCalendar calendar)
      throws IOException {
    if (file.contentLength() > MAX_FILE_BYTES) {
      throw new BadBarFileException(name, "larger than %d bytes".formatted(MAX_FILE_BYTES));
    }
    try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      return BarFile.read(name, text, calendar);
    }
  }

  private static void requireAll(VenueProperties venue, List<SymbolBars> found) {
    List<String> known = found.stream().map(SymbolBars::symbol).toList();
    List<String> missing =
        venue.symbols().stream().filter(symbol -> !known.contains(symbol)).toList();
    if (!missing.isEmpty()) {
      throw new BadBarFileException(
          venue.dataFolder(), "no CSV for %s".formatted(String.join(", ", missing)));
    }
  }
}
